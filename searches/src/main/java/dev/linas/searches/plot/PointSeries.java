package dev.linas.searches.plot;

import java.util.List;

/** Points that no line connects. */
final class PointSeries extends XySeries {
    private final String colour;
    private final double radius;
    private final List<String> titles;

    /**
     * @param radius in pixels
     * @param titles what is shown when one is pointed at, one each; empty: nothing
     */
    PointSeries(
            String label,
            String colour,
            double radius,
            double[] x,
            double[] y,
            List<String> titles) {
        super(label, x, y);
        this.colour = colour;
        this.radius = radius;
        this.titles = List.copyOf(titles);
    }

    @Override
    public double marginX() {
        return MARGIN;
    }

    @Override
    void draw(PlotArea area, double[] x, double[] y) {
        for (int i : area.shown(x, y)) {
            area.svg()
                    .circle(
                            area.right(x[i]),
                            area.down(y[i]),
                            radius,
                            colour,
                            titles.isEmpty() ? "" : titles.get(i));
        }
    }

    @Override
    public void drawMark(Svg svg, int left, int row) {
        svg.circle(left + 20, row, radius, colour, "");
    }
}
