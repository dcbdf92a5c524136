package dev.linas.searches.plot;

import java.util.stream.Stream;

/** Points that a line connects. */
final class LineSeries implements Series {
    private static final int WIDTH = 2;

    private final String label;
    private final String colour;
    private final String dash;
    private final double[] x;
    private final double[] y;

    LineSeries(String label, String colour, String dash, double[] x, double[] y) {
        this.label = label;
        this.colour = colour;
        this.dash = dash;
        this.x = x.clone();
        this.y = y.clone();
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public double[] valuesX() {
        return x.clone();
    }

    @Override
    public Stream<double[]> valuesY() {
        return Stream.of(y.clone());
    }

    @Override
    public void draw(PlotArea area) {
        int[] shown = area.shown(x, y);
        area.svg().line(area.rights(x, shown), area.downs(y, shown), colour, WIDTH, dash);
    }

    @Override
    public void drawMark(Svg svg, int left, int row) {
        svg.line(new double[] {left, left + 40}, new double[] {row, row}, colour, WIDTH, dash);
    }
}
