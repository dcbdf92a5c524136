package dev.linas.searches.plot;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tinted space between two lines. */
final class BandSeries implements Series {
    private final String colour;
    private final double[] x;
    private final double[] low;
    private final double[] high;

    BandSeries(String colour, double[] x, double[] low, double[] high) {
        this.colour = colour;
        this.x = x.clone();
        this.low = low.clone();
        this.high = high.clone();
    }

    @Override
    public double[] valuesX() {
        return x.clone();
    }

    @Override
    public Stream<double[]> valuesY() {
        return Stream.of(low.clone(), high.clone());
    }

    @Override
    public void draw(PlotArea area) {
        int[] shown =
                IntStream.of(area.shown(x, low)).filter(i -> Double.isFinite(high[i])).toArray();
        int n = shown.length;
        double[] outlineX = new double[2 * n];
        double[] outlineY = new double[2 * n];
        for (int i = 0; i < n; i++) {
            outlineX[i] = area.right(x[shown[i]]);
            outlineY[i] = area.down(high[shown[i]]);
            outlineX[2 * n - 1 - i] = outlineX[i];
            outlineY[2 * n - 1 - i] = area.down(low[shown[i]]);
        }
        area.svg().area(outlineX, outlineY, colour);
    }
}
