package dev.linas.core.pareto;

import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CrowdingDistanceTest {

    @Test
    void shouldAddTheGapsBetweenNeighbours() {
        double[][] costs = {{0, 8}, {1, 4}, {3, 3}, {4, 0}};

        assertThat(CrowdingDistance.of(costs, all(4)))
                .containsExactly(
                        POSITIVE_INFINITY, 3 / 4.0 + 5 / 8.0, 3 / 4.0 + 4 / 8.0, POSITIVE_INFINITY);
    }

    @Test
    void shouldLookAtTheMembersOnlyAndAnswerInTheirOrder() {
        double[][] costs = {{9, 9}, {4, 0}, {2, 2}, {0.5, 3}, {0, 8}};

        assertThat(CrowdingDistance.of(costs, new int[] {2, 4, 1, 3}))
                .containsExactly(
                        3.5 / 4 + 3 / 8.0, POSITIVE_INFINITY, POSITIVE_INFINITY, 2 / 4.0 + 6 / 8.0);
    }

    @Test
    void shouldTakeOneOrTwoMembersForEnds() {
        double[][] costs = {{0, 8}, {1, 4}};

        assertThat(CrowdingDistance.of(costs, new int[0])).isEmpty();
        assertThat(CrowdingDistance.of(costs, new int[] {1})).containsExactly(POSITIVE_INFINITY);
        assertThat(CrowdingDistance.of(costs, all(2))).containsOnly(POSITIVE_INFINITY);
    }

    @Test
    void shouldIgnoreAConstantObjective() {
        double[][] varied = {{0}, {1}, {3}, {4}};
        double[][] padded = {{0, 7}, {1, 7}, {3, 7}, {4, 7}};

        assertThat(CrowdingDistance.of(padded, all(4)))
                .containsExactly(CrowdingDistance.of(varied, all(4)));
    }

    @Test
    void shouldCountTheFirstOfDuplicatesOnly() {
        double[][] costs = {{0, 4}, {4, 0}, {0, 4}, {1, 1}, {4, 0}, {1, 1}};

        assertThat(CrowdingDistance.of(costs, new int[] {2, 0, 4, 1, 5, 3}))
                .containsExactly(0, POSITIVE_INFINITY, 0, POSITIVE_INFINITY, 0, 2);
        assertThat(CrowdingDistance.of(new double[][] {{1, 1}, {1, 1}, {1, 1}}, all(3)))
                .containsExactly(POSITIVE_INFINITY, 0, 0);
    }

    @Test
    void shouldRejectCostsThatAreNotFinite() {
        assertThatThrownBy(() -> CrowdingDistance.of(new double[][] {{1, Double.NaN}}, all(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1.0, NaN]");
        assertThatThrownBy(
                        () -> CrowdingDistance.of(new double[][] {{1, POSITIVE_INFINITY}}, all(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1.0, Infinity]; expected finite costs");
    }

    @Property
    void shouldNotDependOnTheOrderOfTheMembers(
            @ForAll("costs") double[][] costs, @ForAll long seed) {
        int[] members = all(costs.length);
        double[] expected = CrowdingDistance.of(costs, members);
        int[] shuffled = shuffled(members, seed);
        double[] actual = CrowdingDistance.of(costs, shuffled);

        for (int i = 0; i < shuffled.length; i++) {
            assertThat(actual[i]).isEqualTo(expected[shuffled[i]]);
        }
    }

    @Property
    void shouldEqualTheDefinitionWhereNoCostsAreEqual(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] costs = new double[3 + random.nextInt(20)][1 + random.nextInt(5)];
        for (double[] vector : costs) {
            Arrays.setAll(vector, o -> random.nextDouble());
        }
        double[] actual = CrowdingDistance.of(costs, all(costs.length));
        double[] expected = defined(costs);

        for (int i = 0; i < expected.length; i++) {
            if (Double.isInfinite(expected[i])) {
                assertThat(actual[i]).isEqualTo(expected[i]);
            } else {
                assertThat(actual[i]).isEqualTo(expected[i], within(1e-12));
            }
        }
    }

    @Provide
    Arbitrary<double[][]> costs() {
        return CostVectors.sets(20, 5, 3);
    }

    /** Per objective the nearest cost above less the nearest below, found by looking at all. */
    private static double[] defined(double[][] costs) {
        double[] distances = new double[costs.length];
        for (int o = 0; o < costs[0].length; o++) {
            int objective = o;
            double[] sorted =
                    Arrays.stream(costs).mapToDouble(c -> c[objective]).sorted().toArray();
            double range = sorted[sorted.length - 1] - sorted[0];
            for (int i = 0; i < costs.length; i++) {
                double cost = costs[i][o];
                double above =
                        Arrays.stream(sorted).filter(c -> c > cost).findFirst().orElse(Double.NaN);
                double below = Arrays.stream(sorted).filter(c -> c < cost).max().orElse(Double.NaN);
                double gap = (above - below) / range;
                distances[i] += Double.isNaN(gap) ? POSITIVE_INFINITY : gap;
            }
        }
        return distances;
    }

    private static int[] all(int count) {
        int[] members = new int[count];
        Arrays.setAll(members, i -> i);
        return members;
    }

    private static int[] shuffled(int[] members, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] keys = random.doubles(members.length).toArray();
        return Arrays.stream(members)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
