package dev.linas.searches.plot;

import java.util.stream.Stream;

/** A series of points, each with two numbers. */
abstract class XySeries implements Series {
    private final String label;
    private final double[] x;
    private final double[] y;

    XySeries(String label, double[] x, double[] y) {
        this.label = label;
        this.x = x.clone();
        this.y = y.clone();
    }

    @Override
    public final String label() {
        return label;
    }

    @Override
    public final double[] valuesX() {
        return x.clone();
    }

    @Override
    public final Stream<double[]> valuesY() {
        return Stream.of(y.clone());
    }

    @Override
    public final void draw(PlotArea area) {
        draw(area, x, y);
    }

    /** Draws the points with the given numbers, which it leaves as they are. */
    abstract void draw(PlotArea area, double[] valuesX, double[] valuesY);
}
