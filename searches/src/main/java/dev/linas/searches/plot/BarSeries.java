package dev.linas.searches.plot;

import java.util.stream.Stream;

/** Bars that stand on 0. */
final class BarSeries implements Series {
    private static final int GAP = 1;
    private static final double NARROWEST = 0.5;

    private final double[] edges;
    private final double[] heights;

    /**
     * @param edges where they begin and end, ascending; one more than there are bars
     */
    BarSeries(double[] edges, double[] heights) {
        this.edges = edges.clone();
        this.heights = heights.clone();
    }

    @Override
    public double[] valuesX() {
        return edges.clone();
    }

    @Override
    public Stream<double[]> valuesY() {
        return Stream.of(heights.clone(), new double[] {0});
    }

    @Override
    public double marginY() {
        return 0;
    }

    @Override
    public void draw(PlotArea area) {
        for (int b = 0; b < heights.length; b++) {
            double from = area.right(edges[b]);
            double height = area.down(0) - area.down(heights[b]);
            area.svg()
                    .rectangle(
                            from,
                            area.down(0) - height,
                            Math.max(NARROWEST, area.right(edges[b + 1]) - from - GAP),
                            height,
                            Palette.colour(0));
        }
    }
}
