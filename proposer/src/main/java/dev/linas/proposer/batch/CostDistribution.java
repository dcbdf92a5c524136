package dev.linas.proposer.batch;

import java.util.Arrays;

/**
 * The predicted distribution of one cost of one sub-network, as {@value #NODES} costs at equal
 * steps of the standard normal deviate and their probabilities. Immutable.
 */
final class CostDistribution {
    /** A cost that is surely 0, for objectives that are not there. */
    static final CostDistribution ZERO = new CostDistribution(new double[] {0}, new double[] {1});

    private static final int NODES = 29;
    private static final double FARTHEST = 3.5;

    /** Standard deviations from the mean at which costs are given, ascending and symmetric. */
    private static final double[] DEVIATIONS = new double[NODES];

    private static final double[] PROBABILITIES = new double[NODES];

    static {
        double total = 0;
        for (int i = 0; i < NODES; i++) {
            DEVIATIONS[i] = FARTHEST * (2.0 * i / (NODES - 1) - 1);
            PROBABILITIES[i] = StrictMath.exp(-DEVIATIONS[i] * DEVIATIONS[i] / 2);
            total += PROBABILITIES[i];
        }
        for (int i = 0; i < NODES; i++) {
            PROBABILITIES[i] /= total;
        }
    }

    private final double lowest;

    /** Costs beyond the lowest, ascending. */
    private final double[] costs;

    /** Per number of the lowest costs: their probability, and its sum of products with them. */
    private final double[] probabilities;

    private final double[] products;

    private CostDistribution(double[] ascending, double[] weights) {
        int n = ascending.length;
        this.lowest = n == 0 ? 0 : ascending[0];
        this.costs = new double[n];
        this.probabilities = new double[n + 1];
        this.products = new double[n + 1];
        for (int i = 0; i < n; i++) {
            costs[i] = ascending[i] - lowest;
            probabilities[i + 1] = probabilities[i] + weights[i];
            products[i + 1] = products[i] + weights[i] * costs[i];
        }
    }

    /** How many costs {@link #of} wants. */
    static int nodes() {
        return NODES;
    }

    /** By how many standard deviations a node lies above the mean. */
    static double deviations(int node) {
        return DEVIATIONS[node];
    }

    /**
     * The distribution of some costs.
     *
     * @param atNodes the cost at each of {@link #nodes}; rising or falling with them. Sorted here
     * @param bound the largest cost that is acceptable; larger ones improve nothing
     */
    static CostDistribution of(double[] atNodes, double bound) {
        Arrays.sort(atNodes);
        int within = atNodes.length;
        while (within > 0 && atNodes[within - 1] > bound) {
            within--;
        }
        // The probabilities are symmetric, so they fit falling costs as well as rising ones.
        return new CostDistribution(Arrays.copyOf(atNodes, within), PROBABILITIES);
    }

    /** By how much the cost is expected to fall below a threshold: {@code E[max(0, t - cost)]}. */
    double expectedBelow(double threshold) {
        double beyond = threshold - lowest;
        int count = Arrays.binarySearch(costs, beyond);
        count = count < 0 ? -count - 1 : count;
        return Math.max(0, probabilities[count] * beyond - products[count]);
    }
}
