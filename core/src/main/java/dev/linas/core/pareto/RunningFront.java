package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The front of rows that arrive one by one: after each of them it holds what {@link ParetoFront}
 * gives for all rows so far, if no two of them are of one genome. With two objectives a row costs
 * O(log n) amortised, with more a comparison with each member. Keeps members only. Not thread-safe.
 */
public final class RunningFront {
    private final List<Objective> objectives;
    private final Members members;
    private double smallestViolation = Double.POSITIVE_INFINITY;

    /**
     * @param objectives of one device; none of them per pool
     */
    public RunningFront(List<Objective> objectives) {
        this.objectives = List.copyOf(objectives);
        this.members = objectives.size() == 2 ? new Staircase() : new Unordered();
    }

    /**
     * Adds a row.
     *
     * @param row its number, for {@link #rows}; each once
     * @param values one finite value per objective, in their order and units
     * @return whether it is on the front now
     */
    public boolean add(int row, double[] values) {
        double violation = ObjectiveCosts.violation(values, objectives);
        if (violation > smallestViolation) {
            return false;
        }
        if (violation < smallestViolation) {
            members.clear();
            smallestViolation = violation;
        }
        return members.add(row, ObjectiveCosts.of(values, objectives));
    }

    /** Number of members. */
    public int size() {
        return members.rows().length;
    }

    /** The rows on the front, ascending. */
    public int[] rows() {
        int[] rows = members.rows();
        Arrays.sort(rows);
        return rows;
    }

    /** Members with equal violation, none of which dominates another. */
    private interface Members {
        boolean add(int row, double[] costs);

        int[] rows();

        void clear();
    }

    /** Two objectives: the second cost falls strictly as the first grows. */
    private static final class Staircase implements Members {
        /** All rows of one pair of costs. */
        private static final class Step {
            private final double second;
            private int[] rows;
            private int count = 1;

            Step(double second, int row) {
                this.second = second;
                this.rows = new int[] {row};
            }

            void add(int row) {
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, 2 * count);
                }
                rows[count++] = row;
            }

            IntStream rows() {
                return Arrays.stream(rows, 0, count);
            }
        }

        private final TreeMap<Double, Step> steps = new TreeMap<>();

        @Override
        public boolean add(int row, double[] costs) {
            double first = costs[0] + 0.0; // of the zeros, the positive one
            double second = costs[1] + 0.0;
            Map.Entry<Double, Step> before = steps.floorEntry(first);
            if (before != null && before.getValue().second <= second) {
                boolean equal = before.getKey() == first && before.getValue().second == second;
                if (equal) {
                    before.getValue().add(row);
                }
                return equal;
            }
            Map.Entry<Double, Step> next = steps.ceilingEntry(first);
            while (next != null && next.getValue().second >= second) {
                steps.remove(next.getKey());
                next = steps.ceilingEntry(first);
            }
            steps.put(first, new Step(second, row));
            return true;
        }

        @Override
        public int[] rows() {
            return steps.values().stream().flatMapToInt(Step::rows).toArray();
        }

        @Override
        public void clear() {
            steps.clear();
        }
    }

    /** Any number of objectives. */
    private static final class Unordered implements Members {
        private final List<Integer> rows = new ArrayList<>();
        private final List<double[]> costs = new ArrayList<>();

        @Override
        public boolean add(int row, double[] own) {
            for (double[] member : costs) {
                if (Dominance.dominates(member, own)) {
                    return false;
                }
            }
            for (int m = rows.size() - 1; m >= 0; m--) {
                if (Dominance.dominates(own, costs.get(m))) {
                    rows.remove(m);
                    costs.remove(m);
                }
            }
            rows.add(row);
            costs.add(own);
            return true;
        }

        @Override
        public int[] rows() {
            return rows.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public void clear() {
            rows.clear();
            costs.clear();
        }
    }
}
