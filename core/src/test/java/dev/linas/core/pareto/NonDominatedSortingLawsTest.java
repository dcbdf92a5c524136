package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NonDominatedSortingLawsTest {

    @Property
    void shouldEqualPeelingByPairwiseComparison(@ForAll("costs") double[][] costs) {
        assertThat(NonDominatedSorting.ranks(costs))
                .isEqualTo(peeled(costs, new double[costs.length]));
    }

    @Property
    void shouldEqualConstrainedPeeling(
            @ForAll("costs") double[][] costs, @ForAll("violations") double[] violations) {
        double[] ofThese = Arrays.copyOf(violations, costs.length);

        assertThat(NonDominatedSorting.ranks(costs, ofThese)).isEqualTo(peeled(costs, ofThese));
    }

    @Property(tries = 100)
    void shouldEqualPeelingOfContinuousCosts(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] costs = new double[150][2 + random.nextInt(4)];
        for (double[] vector : costs) {
            Arrays.setAll(vector, o -> random.nextDouble() - 0.5);
        }

        assertThat(NonDominatedSorting.ranks(costs))
                .isEqualTo(peeled(costs, new double[costs.length]));
    }

    @Property
    void shouldLeaveItsInputAlone(@ForAll("costs") double[][] costs) {
        double[][] before = CostVectors.copy(costs);
        NonDominatedSorting.ranks(costs);

        assertThat(costs).isDeepEqualTo(before);
    }

    @Provide
    Arbitrary<double[][]> costs() {
        return CostVectors.sets(40, 5, 4);
    }

    @Provide
    Arbitrary<double[]> violations() {
        return Arbitraries.of(0.0, 0.0, 0.25, 1.0, 3.0).array(double[].class).ofSize(40);
    }

    /** O(fronts n^2 m): take off what nothing left dominates, again and again. */
    private static int[] peeled(double[][] costs, double[] violations) {
        int[] ranks = new int[costs.length];
        Arrays.fill(ranks, -1);
        for (int rank = 0; Arrays.stream(ranks).anyMatch(r -> r < 0); rank++) {
            int[] before = ranks.clone();
            for (int i = 0; i < costs.length; i++) {
                boolean dominated = false;
                for (int j = 0; j < costs.length; j++) {
                    dominated |=
                            before[j] < 0
                                    && Dominance.dominates(
                                            costs[j], violations[j], costs[i], violations[i]);
                }
                if (before[i] < 0 && !dominated) {
                    ranks[i] = rank;
                }
            }
        }
        return ranks;
    }
}
