package dev.linas.searches.plot;

import java.util.List;
import java.util.stream.Stream;

/** Points that no line connects. */
final class PointSeries implements Series {
    private final String label;
    private final String colour;
    private final double radius;
    private final double[] x;
    private final double[] y;
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
        this.label = label;
        this.colour = colour;
        this.radius = radius;
        this.x = x.clone();
        this.y = y.clone();
        this.titles = List.copyOf(titles);
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
    public double marginX() {
        return MARGIN;
    }

    @Override
    public void draw(PlotArea area) {
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
