package dev.linas.searches.plot;

/** Points that a line connects. */
final class LineSeries extends XySeries {
    private static final int WIDTH = 2;

    private final String colour;
    private final String dash;

    LineSeries(String label, String colour, String dash, double[] x, double[] y) {
        super(label, x, y);
        this.colour = colour;
        this.dash = dash;
    }

    @Override
    void draw(PlotArea area, double[] x, double[] y) {
        int[] shown = area.shown(x, y);
        area.svg().line(area.rights(x, shown), area.downs(y, shown), colour, WIDTH, dash);
    }

    @Override
    public void drawMark(Svg svg, int left, int row) {
        svg.line(new double[] {left, left + 40}, new double[] {row, row}, colour, WIDTH, dash);
    }
}
