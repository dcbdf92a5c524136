package dev.linas.proposer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.pareto.Hypervolume;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against hypervolumes of fronts with and without a candidate, averaged over its nodes. */
class NonDominatedRegionTest {
    private static final double NO_BOUND = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGiveTheHypervolumeThatASureCandidateAdds(int objectives) {
        SplittableRandom random = new SplittableRandom(objectives);
        for (int trial = 0; trial < 200; trial++) {
            List<double[]> front = front(random, random.nextInt(12), objectives);
            double[] reference = filled(objectives, 0.3 + random.nextDouble());
            double[] candidate = random.doubles(objectives).toArray();
            CostDistribution[] costs =
                    Arrays.stream(candidate)
                            .mapToObj(cost -> normal(cost, 0, NO_BOUND))
                            .toArray(CostDistribution[]::new);

            assertThat(new NonDominatedRegion(front, reference).expectedImprovement(costs))
                    .isEqualTo(gain(front, candidate, reference), within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGiveTheMeanOverIndependentCosts(int objectives) {
        SplittableRandom random = new SplittableRandom(objectives);
        List<double[]> front = front(random, 6, objectives);
        double[] reference = filled(objectives, 1.1);
        double[] bounds = filled(objectives, 0.8);
        double[] means = random.doubles(objectives).toArray();
        CostDistribution[] costs = new CostDistribution[objectives];
        for (int o = 0; o < objectives; o++) {
            costs[o] = normal(means[o], 0.3, bounds[o]);
        }
        double sum = 0;
        int draws = 200_000;
        for (int draw = 0; draw < draws; draw++) {
            double[] candidate = new double[objectives];
            boolean within = true;
            for (int o = 0; o < objectives; o++) {
                candidate[o] = means[o] + 0.3 * random.nextGaussian();
                within &= candidate[o] <= bounds[o];
            }
            sum += within ? gain(front, candidate, reference) : 0;
        }

        double exact = new NonDominatedRegion(front, reference).expectedImprovement(costs);

        // The bound falls between two nodes, so a node's probability is what it can be off by.
        assertThat(exact).isEqualTo(sum / draws, within(0.15 * sum / draws + 1e-3));
    }

    @Test
    void shouldExpectNoImprovementOfASubNetworkThatSurelyBreaksItsBound() {
        NonDominatedRegion region = new NonDominatedRegion(List.of(), new double[] {10, 10});

        assertThat(region.expectedImprovement(normal(5, 0.1, 4), normal(5, 0.1, NO_BOUND)))
                .isZero();
        assertThat(region.expectedImprovement(normal(5, 0.1, 6), normal(5, 0.1, NO_BOUND)))
                .isEqualTo(25, within(1e-9));
    }

    @Test
    void shouldExpectTheTextbookImprovementOfOneNormalCost() {
        NonDominatedRegion region =
                new NonDominatedRegion(List.of(new double[] {0}), new double[] {1});

        // Mean at the best so far, deviation 1: the density of the standard normal at 0.
        assertThat(region.expectedImprovement(normal(0, 1, NO_BOUND)))
                .isEqualTo(1 / Math.sqrt(2 * Math.PI), within(3e-3));
    }

    private static CostDistribution normal(double mean, double deviation, double bound) {
        double[] costs = new double[CostDistribution.nodes()];
        for (int node = 0; node < costs.length; node++) {
            costs[node] = mean + deviation * CostDistribution.deviations(node);
        }
        return CostDistribution.of(costs, bound);
    }

    private static double gain(List<double[]> front, double[] candidate, double[] reference) {
        List<double[]> with = new ArrayList<>(front);
        with.add(candidate);
        return Hypervolume.of(with, reference) - Hypervolume.of(front, reference);
    }

    /** Vectors that do not dominate each other, some of them beyond the reference points. */
    private static List<double[]> front(SplittableRandom random, int tries, int objectives) {
        BatchFront front = new BatchFront(List.of(), List.of(filled(objectives, 1)));
        for (int i = 0; i < tries; i++) {
            front.add(random.doubles(objectives).toArray());
        }
        return List.copyOf(front.members());
    }

    private static double[] filled(int length, double value) {
        double[] result = new double[length];
        Arrays.fill(result, value);
        return result;
    }
}
