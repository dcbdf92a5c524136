package dev.linas.searches.plot;

import dev.linas.searches.plot.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of lines, bands, points and bars over two axes, with a legend of what has a label. Values
 * that are not finite are left out. Not thread-safe.
 */
public final class Chart extends Drawing {
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int LINE = 18;
    private static final int BELOW = 48;

    private final String title;
    private final String across;
    private final String up;
    private final List<Series> series = new ArrayList<>();
    private int wide = 640;
    private int high = 420;
    private boolean logarithmic;
    private boolean legend = true;
    private int next;

    /**
     * An empty chart.
     *
     * @param title above it; empty: none
     * @param across what the axis from left to right is of
     * @param up what the axis from bottom to top is of
     */
    public Chart(String title, String across, String up) {
        this.title = title;
        this.across = across;
        this.up = up;
    }

    /** Sets the size of the space between the axes, in pixels. */
    public Chart size(int width, int height) {
        wide = width;
        high = height;
        return this;
    }

    /** Makes the axis from left to right logarithmic; what is not above 0 is left out. */
    public Chart logarithmicX() {
        logarithmic = true;
        return this;
    }

    /** Leaves out the legend, which another chart of the picture has. */
    public Chart withoutLegend() {
        legend = false;
        return this;
    }

    /**
     * Adds a line.
     *
     * @param label what it is; empty: nothing in the legend
     */
    public Chart line(String label, double[] x, double[] y) {
        series.add(new LineSeries(label, Palette.colour(next), Palette.dash(next), x, y));
        next++;
        return this;
    }

    /** Adds a line between two others, with the space between those tinted. */
    public Chart band(String label, double[] x, double[] low, double[] middle, double[] above) {
        series.add(new BandSeries(Palette.colour(next), x, low, above));
        return line(label, x, middle);
    }

    /** Adds points that no line connects. */
    public Chart points(String label, double[] x, double[] y) {
        series.add(new PointSeries(label, Palette.colour(next++), 3, x, y, List.of()));
        return this;
    }

    /**
     * Adds points that are looked at, without a label.
     *
     * @param titles what is shown when one is pointed at, one each
     */
    public Chart members(double[] x, double[] y, List<String> titles) {
        series.add(new PointSeries("", Palette.colour(0), 4.5, x, y, titles));
        return this;
    }

    /** Adds small grey points, without a label. */
    public Chart beside(double[] x, double[] y) {
        series.add(new PointSeries("", Palette.BESIDE, 2.5, x, y, List.of()));
        return this;
    }

    /**
     * Adds bars that stand on 0.
     *
     * @param edges where they begin and end, ascending; one more than there are bars
     */
    public Chart bars(double[] edges, double[] heights) {
        series.add(new BarSeries(edges, heights));
        return this;
    }

    @Override
    int width() {
        return LEFT + wide + RIGHT;
    }

    @Override
    int height() {
        return above() + high + BELOW + LINE * labels().size();
    }

    private int above() {
        return title.isEmpty() ? 30 : 50;
    }

    private List<String> labels() {
        return legend
                ? series.stream().map(Series::label).filter(label -> !label.isEmpty()).toList()
                : List.of();
    }

    @Override
    void draw(Svg svg, int left, int top) {
        PlotArea area = new PlotArea(svg, left + LEFT, top + above(), wide, high, axisX(), axisY());
        if (!title.isEmpty()) {
            svg.heading(left + LEFT, top + 18, title);
        }
        label(svg, left + LEFT, top + above() - 12, up);
        area.drawAxes();
        series.forEach(each -> each.draw(area));
        svg.text(left + LEFT + wide / 2.0, top + above() + high + 36.0, Anchor.MIDDLE, across);
        if (legend) {
            drawLegend(svg, left + LEFT, top + above() + high + BELOW + 6);
        }
    }

    private void drawLegend(Svg svg, int left, int top) {
        int y = top;
        for (Series each : series) {
            if (!each.label().isEmpty()) {
                each.drawMark(svg, left, y);
                label(svg, left + 50, y + 4, each.label());
                y += LINE;
            }
        }
    }

    private ChartAxis axisX() {
        return ChartAxis.over(
                series.stream().map(Series::valuesX).toList(),
                series.stream().mapToDouble(Series::marginX).max().orElse(0),
                logarithmic);
    }

    private ChartAxis axisY() {
        return ChartAxis.over(
                series.stream().flatMap(Series::valuesY).toList(),
                series.stream().mapToDouble(Series::marginY).min().orElse(Series.MARGIN),
                false);
    }
}
