package dev.linas.core.pareto;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Exact hypervolume by slices, which gives up after a number of steps. Steps are counted and not
 * timed, so it gives up at the same place on every machine. Confined to one thread.
 */
final class SliceVolume {
    /** Steps that take about a second on a slow processor. */
    static final long STEPS_OF_A_SECOND = 20_000_000;

    private long left;

    /**
     * @param steps comparisons of two components that are allowed, about
     */
    SliceVolume(long steps) {
        this.left = steps;
    }

    /** Whether it gave up; then the returned number is no volume. */
    boolean isExhausted() {
        return left < 0;
    }

    /**
     * Volume of points of {@code objectives} components, all better than the reference; sorts the
     * given array.
     */
    double of(double[][] points, int objectives, double[] reference) {
        if (isExhausted()) {
            return 0.0;
        }
        return switch (objectives) {
            case 1 -> length(points, reference);
            case 2 -> area(points, reference);
            case 3 -> {
                left -= 32L * points.length; // a tree and a sort
                yield new StaircaseSweep(reference).volume(points);
            }
            default -> {
                double[][] distinct = nonDominated(points);
                left -= (long) points.length * distinct.length;
                yield slices(distinct, objectives, reference);
            }
        };
    }

    private static double length(double[][] points, double[] reference) {
        double best = reference[0];
        for (double[] point : points) {
            best = Math.min(best, point[0]);
        }
        return reference[0] - best;
    }

    private static double area(double[][] points, double[] reference) {
        Arrays.sort(points, Arrays::compare);
        double area = 0.0;
        double top = reference[1];
        for (double[] point : points) {
            if (point[1] < top) {
                area += (reference[0] - point[0]) * (top - point[1]);
                top = point[1];
            }
        }
        return area;
    }

    /**
     * WFG: the sum over the points, worst in the last objective first, of what each dominates and
     * no later one does. All later points reach beyond the point's last component, so what they
     * take from it is a volume of one objective less.
     */
    private double slices(double[][] points, int objectives, double[] reference) {
        int last = objectives - 1;
        double[][] sorted = points.clone();
        Arrays.sort(sorted, Comparator.comparingDouble((double[] point) -> -point[last]));
        double total = 0.0;
        for (int i = 0; i < sorted.length; i++) {
            double[] point = sorted[i];
            double box = 1.0;
            for (int o = 0; o < last; o++) {
                box *= reference[o] - point[o];
            }
            double exclusive = box - of(limit(sorted, i, last), last, reference);
            total += (reference[last] - point[last]) * Math.max(0.0, exclusive);
        }
        return total;
    }

    /** The later points, each moved into the region that the given one dominates. */
    private static double[][] limit(double[][] sorted, int index, int objectives) {
        double[][] limited = new double[sorted.length - index - 1][objectives];
        for (int i = 0; i < limited.length; i++) {
            for (int o = 0; o < objectives; o++) {
                limited[i][o] = Math.max(sorted[index][o], sorted[index + 1 + i][o]);
            }
        }
        return limited;
    }

    /** The distinct points that none dominates, in lexicographic order; sorts the given array. */
    static double[][] nonDominated(double[][] sorted) {
        Arrays.sort(sorted, Arrays::compare);
        int kept = 0;
        for (double[] point : sorted) {
            boolean covered = false;
            for (int i = kept - 1; i >= 0 && !covered; i--) {
                covered = noWorse(sorted[i], point);
            }
            if (!covered) {
                sorted[kept++] = point;
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    static boolean noWorse(double[] left, double[] right) {
        for (int o = 0; o < left.length; o++) {
            if (left[o] > right[o]) {
                return false;
            }
        }
        return true;
    }
}
