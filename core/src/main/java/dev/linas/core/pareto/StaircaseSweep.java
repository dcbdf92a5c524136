package dev.linas.core.pareto;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hypervolume of three objectives in O(n log n). A plane moves along the third objective, from the
 * best on; the points that it has met form a staircase in the first two. Each point adds the area
 * by which it extends the staircase, times its distance to the reference.
 */
final class StaircaseSweep {
    private final double[] reference;

    /** Second cost by first cost; the second falls strictly as the first grows. */
    private final TreeMap<Double, Double> stairs = new TreeMap<>();

    StaircaseSweep(double[] reference) {
        this.reference = reference;
    }

    /** The volume; points are strictly better than the reference. To be called once. */
    double volume(double[][] points) {
        double[][] sorted = points.clone();
        Arrays.sort(
                sorted,
                Comparator.<double[]>comparingDouble(point -> point[2])
                        .thenComparingDouble(point -> point[0])
                        .thenComparingDouble(point -> point[1]));
        double volume = 0.0;
        for (double[] point : sorted) {
            volume += extend(point[0], point[1]) * (reference[2] - point[2]);
        }
        return volume;
    }

    /** Adds a step; returns the area that it gains, 0 if the staircase covers it. */
    private double extend(double x, double y) {
        Map.Entry<Double, Double> before = stairs.floorEntry(x);
        if (before != null && before.getValue() <= y) {
            return 0.0;
        }
        double top = before == null ? reference[1] : before.getValue();
        double left = x;
        double gained = 0.0;
        Map.Entry<Double, Double> next = stairs.ceilingEntry(x);
        while (next != null && next.getValue() >= y) {
            gained += (next.getKey() - left) * (top - y);
            left = next.getKey();
            top = next.getValue();
            stairs.remove(next.getKey());
            next = stairs.ceilingEntry(x);
        }
        double right = next == null ? reference[0] : next.getKey();
        gained += (right - left) * (top - y);
        stairs.put(x, y);
        return gained;
    }
}
