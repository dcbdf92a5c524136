package dev.linas.core.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sorts cost vectors into fronts: rank 0 is what nothing dominates, rank r what only ranks below r
 * dominate (Deb et al., 2002). Equal vectors share a rank. Pure and deterministic.
 *
 * <p>Two objectives cost O(n log n). More take the efficient non-dominated sort with binary search
 * (ENS-BS; Zhang et al., "An Efficient Approach to Nondominated Sorting for Evolutionary
 * Multiobjective Optimization", 2015): vectors are inserted in lexicographic order, so only members
 * of a front that are already placed can dominate the next one.
 */
public final class NonDominatedSorting {
    private NonDominatedSorting() {}

    /**
     * Ranks under Pareto dominance.
     *
     * @param costs one vector per solution, all of one length, minimised; without NaN
     * @return rank per solution, 0 is best; the ranks in use are 0..max without a gap
     * @throws IllegalArgumentException if vectors differ in length or hold NaN
     */
    public static int[] ranks(double[][] costs) {
        double[][] rows = CostMatrix.checked(costs);
        int[] all = new int[rows.length];
        Arrays.setAll(all, i -> i);
        int[] ranks = new int[rows.length];
        var unused = rank(rows, all, ranks, 0);
        return ranks;
    }

    /**
     * Ranks under constrained dominance (Deb et al., 2002, definition 1): the feasible come first,
     * in their Pareto ranks, then the infeasible by their violation, those of equal violation in
     * their Pareto ranks.
     *
     * @param costs one vector per solution, all of one length, minimised; without NaN
     * @param violations total violation per solution, &ge; 0; 0 is feasible
     * @return rank per solution, 0 is best; the ranks in use are 0..max without a gap
     * @throws IllegalArgumentException if lengths differ, a cost is NaN, or a violation is negative
     *     or NaN
     */
    public static int[] ranks(double[][] costs, double[] violations) {
        check(costs, violations);
        double[][] rows = CostMatrix.checked(costs);
        int[] order = byViolation(violations);
        int[] ranks = new int[rows.length];
        int next = 0;
        int start = 0;
        for (int end = 1; end <= order.length; end++) {
            if (end == order.length || violations[order[end]] != violations[order[start]]) {
                next = rank(rows, Arrays.copyOfRange(order, start, end), ranks, next);
                start = end;
            }
        }
        return ranks;
    }

    /**
     * The members of every front.
     *
     * @param ranks as {@link #ranks(double[][], double[])} gives them
     * @return per rank the solutions that have it, ascending
     */
    public static List<int[]> fronts(int[] ranks) {
        int[] sizes = new int[Arrays.stream(ranks).max().orElse(-1) + 1];
        for (int rank : ranks) {
            sizes[rank]++;
        }
        List<int[]> fronts = new ArrayList<>();
        for (int size : sizes) {
            fronts.add(new int[size]);
        }
        int[] filled = new int[sizes.length];
        for (int i = 0; i < ranks.length; i++) {
            fronts.get(ranks[i])[filled[ranks[i]]++] = i;
        }
        return fronts;
    }

    /** Ranks the chosen rows among themselves, from a rank on; returns the rank after the last. */
    private static int rank(double[][] rows, int[] chosen, int[] ranks, int from) {
        double[][] points = new double[chosen.length][];
        Arrays.setAll(points, i -> rows[chosen[i]]);
        Fronts fronts =
                points.length > 0 && points[0].length == 2 ? new Staircases() : new MemberLists();
        int previous = -1;
        int rank = 0;
        for (int i : CostMatrix.lexicographic(points)) {
            if (previous < 0 || !Arrays.equals(points[i], points[previous])) {
                rank = firstNotDominating(fronts, points[i]);
                fronts.add(rank, points[i]);
            }
            ranks[chosen[i]] = from + rank;
            previous = i;
        }
        return from + fronts.count();
    }

    /** Binary search: a front that dominates the point has only such fronts below it. */
    private static int firstNotDominating(Fronts fronts, double[] point) {
        int low = 0;
        int high = fronts.count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (fronts.dominates(middle, point)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** All rows by their violation, those of equal violation by index. */
    private static int[] byViolation(double[] violations) {
        return IntStream.range(0, violations.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> violations[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void check(double[][] costs, double[] violations) {
        if (costs.length != violations.length) {
            throw new IllegalArgumentException(
                    violations.length + " violations for " + costs.length + " cost vectors");
        }
        for (int i = 0; i < violations.length; i++) {
            if (!(violations[i] >= 0.0)) {
                throw new IllegalArgumentException(
                        "violation %d is %s; expected 0 or more".formatted(i, violations[i]));
            }
        }
    }

    /** Fronts under construction; points arrive distinct and in lexicographic order. */
    private interface Fronts {
        int count();

        boolean dominates(int front, double[] point);

        void add(int front, double[] point);
    }

    /** Two objectives: a front dominates the next point when its smallest second cost does. */
    private static final class Staircases implements Fronts {
        private double[] lowest = new double[16];
        private int count;

        @Override
        public int count() {
            return count;
        }

        @Override
        public boolean dominates(int front, double[] point) {
            return lowest[front] <= point[1];
        }

        @Override
        public void add(int front, double[] point) {
            if (front == count) {
                if (count == lowest.length) {
                    lowest = Arrays.copyOf(lowest, 2 * count);
                }
                count++;
            }
            lowest[front] = point[1];
        }
    }

    /** Any number of objectives: compare with the members, the latest first. */
    private static final class MemberLists implements Fronts {
        private final List<List<double[]>> members = new ArrayList<>();

        @Override
        public int count() {
            return members.size();
        }

        @Override
        public boolean dominates(int front, double[] point) {
            List<double[]> placed = members.get(front);
            for (int i = placed.size() - 1; i >= 0; i--) {
                if (Dominance.dominates(placed.get(i), point)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void add(int front, double[] point) {
            if (front == members.size()) {
                members.add(new ArrayList<>());
            }
            members.get(front).add(point);
        }
    }
}
