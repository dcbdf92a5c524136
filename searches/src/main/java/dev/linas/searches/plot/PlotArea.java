package dev.linas.searches.plot;

import dev.linas.searches.plot.Svg.Anchor;
import java.util.stream.IntStream;

/**
 * The space between the axes of a chart, at its place in the picture: where values lie there, in
 * pixels.
 *
 * @param svg the picture
 * @param left its left edge
 * @param top its upper edge
 * @param width from its left to its right edge
 * @param height from its upper to its lower edge
 * @param x the axis from left to right
 * @param y the axis from bottom to top
 */
record PlotArea(Svg svg, int left, int top, int width, int height, ChartAxis x, ChartAxis y) {
    /** Draws the marks of both axes and the grid. */
    void drawAxes() {
        for (double tick : y.ticks()) {
            double row = down(tick);
            svg.line(
                    new double[] {left, left + width},
                    new double[] {row, row},
                    Palette.GRID,
                    1,
                    "");
            svg.text(left - 6, row + 4, Anchor.END, y.label(tick));
        }
        for (double tick : x.ticks()) {
            svg.text(right(tick), top + height + 16, Anchor.MIDDLE, x.label(tick));
        }
    }

    /** Indices of the points that lie somewhere: both values finite, above 0 on a log axis. */
    int[] shown(double[] valuesX, double[] valuesY) {
        return IntStream.range(0, valuesX.length)
                .filter(i -> Double.isFinite(valuesX[i]) && Double.isFinite(valuesY[i]))
                .filter(i -> !x.logarithmic() || valuesX[i] > 0)
                .toArray();
    }

    /** Where a value of the axis from left to right lies in the picture. */
    double right(double value) {
        return left + width * x.part(value);
    }

    /** Where a value of the axis from bottom to top lies in the picture. */
    double down(double value) {
        return top + height * (1 - y.part(value));
    }

    /** {@link #right} of the values with the given indices. */
    double[] rights(double[] values, int[] shown) {
        return IntStream.of(shown).mapToDouble(i -> right(values[i])).toArray();
    }

    /** {@link #down} of the values with the given indices. */
    double[] downs(double[] values, int[] shown) {
        return IntStream.of(shown).mapToDouble(i -> down(values[i])).toArray();
    }
}
