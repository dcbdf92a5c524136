package dev.linas.searches.plot;

import dev.linas.searches.plot.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A chart of lines, bands, points and bars over two axes, with a legend of what has a label. Values
 * that are not finite are left out. Not thread-safe.
 */
public final class Chart extends Drawing {
    private static final int LEFT = 80;
    private static final int RIGHT = 20;
    private static final int LINE = 18;
    private static final int BELOW = 48;
    private static final double MARGIN = 0.04;

    /** Numbers in their order; not changed. */
    private static final class Values {
        private final double[] all;

        Values(double[] all) {
            this.all = all.clone();
        }

        double[] all() {
            return all;
        }
    }

    /** A series that is drawn between the axes. */
    private sealed interface Series {
        record Line(String label, String colour, String dash, Values x, Values y)
                implements Series {}

        record Band(String colour, Values x, Values low, Values high) implements Series {}

        record Points(
                String label, String colour, double radius, Values x, Values y, List<String> titles)
                implements Series {}

        record Bars(Values edges, Values heights) implements Series {}
    }

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
        series.add(
                new Series.Line(
                        label,
                        Palette.colour(next),
                        Palette.dash(next),
                        new Values(x),
                        new Values(y)));
        next++;
        return this;
    }

    /** Adds a line between two others, with the space between those tinted. */
    public Chart band(String label, double[] x, double[] low, double[] middle, double[] above) {
        series.add(
                new Series.Band(
                        Palette.colour(next), new Values(x), new Values(low), new Values(above)));
        return line(label, x, middle);
    }

    /** Adds points that no line connects. */
    public Chart points(String label, double[] x, double[] y) {
        series.add(
                new Series.Points(
                        label, Palette.colour(next++), 3, new Values(x), new Values(y), List.of()));
        return this;
    }

    /**
     * Adds points that are looked at, without a label.
     *
     * @param titles what is shown when one is pointed at, one each
     */
    public Chart members(double[] x, double[] y, List<String> titles) {
        series.add(
                new Series.Points(
                        "",
                        Palette.colour(0),
                        4.5,
                        new Values(x),
                        new Values(y),
                        List.copyOf(titles)));
        return this;
    }

    /** Adds small grey points, without a label. */
    public Chart beside(double[] x, double[] y) {
        series.add(
                new Series.Points(
                        "", Palette.BESIDE, 2.5, new Values(x), new Values(y), List.of()));
        return this;
    }

    /**
     * Adds bars that stand on 0.
     *
     * @param edges where they begin and end, ascending; one more than there are bars
     */
    public Chart bars(double[] edges, double[] heights) {
        series.add(new Series.Bars(new Values(edges), new Values(heights)));
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
                ? series.stream().map(Chart::label).filter(label -> !label.isEmpty()).toList()
                : List.of();
    }

    private static String label(Series of) {
        return of instanceof Series.Line line
                ? line.label()
                : of instanceof Series.Points points ? points.label() : "";
    }

    @Override
    void draw(Svg svg, int left, int top) {
        Frame frame = new Frame(svg, left + LEFT, top + above(), axisX(), axisY());
        if (!title.isEmpty()) {
            svg.heading(left + LEFT, top + 18, title);
        }
        label(svg, left + LEFT, top + above() - 12, up);
        frame.axes();
        series.forEach(frame::draw);
        svg.text(left + LEFT + wide / 2.0, top + above() + high + 36.0, Anchor.MIDDLE, across);
        if (legend) {
            legend(svg, left + LEFT, top + above() + high + BELOW + 6);
        }
    }

    private void legend(Svg svg, int left, int top) {
        int y = top;
        for (Series each : series) {
            if (label(each).isEmpty()) {
                continue;
            }
            if (each instanceof Series.Line line) {
                svg.line(
                        new double[] {left, left + 40},
                        new double[] {y, y},
                        line.colour(),
                        2,
                        line.dash());
            } else if (each instanceof Series.Points points) {
                svg.circle(left + 20, y, points.radius(), points.colour(), "");
            }
            label(svg, left + 50, y + 4, label(each));
            y += LINE;
        }
    }

    private ChartAxis axisX() {
        boolean points = series.stream().anyMatch(Series.Points.class::isInstance);
        return ChartAxis.over(
                series.stream().map(Chart::valuesX).toList(), points ? MARGIN : 0, logarithmic);
    }

    private ChartAxis axisY() {
        boolean bars = series.stream().anyMatch(Series.Bars.class::isInstance);
        return ChartAxis.over(
                series.stream().flatMap(Chart::valuesY).toList(), bars ? 0 : MARGIN, false);
    }

    private static double[] valuesX(Series of) {
        if (of instanceof Series.Line line) {
            return line.x().all();
        } else if (of instanceof Series.Band band) {
            return band.x().all();
        } else if (of instanceof Series.Points points) {
            return points.x().all();
        }
        return ((Series.Bars) of).edges().all();
    }

    private static Stream<double[]> valuesY(Series of) {
        if (of instanceof Series.Line line) {
            return Stream.of(line.y().all());
        } else if (of instanceof Series.Band band) {
            return Stream.of(band.low().all(), band.high().all());
        } else if (of instanceof Series.Points points) {
            return Stream.of(points.y().all());
        }
        return Stream.of(((Series.Bars) of).heights().all(), new double[] {0});
    }

    /** The space between the axes, at its place in the picture. */
    private final class Frame {
        private final Svg svg;
        private final int left;
        private final int top;
        private final ChartAxis x;
        private final ChartAxis y;

        Frame(Svg svg, int left, int top, ChartAxis x, ChartAxis y) {
            this.svg = svg;
            this.left = left;
            this.top = top;
            this.x = x;
            this.y = y;
        }

        void axes() {
            for (double tick : y.ticks()) {
                double row = down(tick);
                svg.line(
                        new double[] {left, left + wide},
                        new double[] {row, row},
                        Palette.GRID,
                        1,
                        "");
                svg.text(left - 6, row + 4, Anchor.END, y.label(tick));
            }
            for (double tick : x.ticks()) {
                svg.text(right(tick), top + high + 16, Anchor.MIDDLE, x.label(tick));
            }
        }

        void draw(Series of) {
            if (of instanceof Series.Line line) {
                int[] shown = shown(line.x().all(), line.y().all());
                svg.line(
                        rights(line.x().all(), shown),
                        downs(line.y().all(), shown),
                        line.colour(),
                        2,
                        line.dash());
            } else if (of instanceof Series.Band band) {
                draw(band);
            } else if (of instanceof Series.Points points) {
                for (int i : shown(points.x().all(), points.y().all())) {
                    svg.circle(
                            right(points.x().all()[i]),
                            down(points.y().all()[i]),
                            points.radius(),
                            points.colour(),
                            points.titles().isEmpty() ? "" : points.titles().get(i));
                }
            } else if (of instanceof Series.Bars bars) {
                draw(bars);
            }
        }

        private void draw(Series.Band band) {
            int[] shown =
                    IntStream.of(shown(band.x().all(), band.low().all()))
                            .filter(i -> Double.isFinite(band.high().all()[i]))
                            .toArray();
            int n = shown.length;
            double[] outlineX = new double[2 * n];
            double[] outlineY = new double[2 * n];
            for (int i = 0; i < n; i++) {
                outlineX[i] = right(band.x().all()[shown[i]]);
                outlineY[i] = down(band.high().all()[shown[i]]);
                outlineX[2 * n - 1 - i] = outlineX[i];
                outlineY[2 * n - 1 - i] = down(band.low().all()[shown[i]]);
            }
            svg.area(outlineX, outlineY, band.colour());
        }

        private void draw(Series.Bars bars) {
            for (int b = 0; b < bars.heights().all().length; b++) {
                double from = right(bars.edges().all()[b]);
                double height = down(0) - down(bars.heights().all()[b]);
                svg.rectangle(
                        from,
                        down(0) - height,
                        Math.max(0.5, right(bars.edges().all()[b + 1]) - from - 1),
                        height,
                        Palette.colour(0));
            }
        }

        private int[] shown(double[] valuesX, double[] valuesY) {
            return IntStream.range(0, valuesX.length)
                    .filter(i -> Double.isFinite(valuesX[i]) && Double.isFinite(valuesY[i]))
                    .filter(i -> !logarithmic || valuesX[i] > 0)
                    .toArray();
        }

        private double right(double value) {
            return left + wide * x.part(value);
        }

        private double down(double value) {
            return top + high * (1 - y.part(value));
        }

        private double[] rights(double[] values, int[] shown) {
            return IntStream.of(shown).mapToDouble(i -> right(values[i])).toArray();
        }

        private double[] downs(double[] values, int[] shown) {
            return IntStream.of(shown).mapToDouble(i -> down(values[i])).toArray();
        }
    }
}
