package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HypervolumeLawsTest {
    private static final int SIDE = 4;

    @Property
    void shouldEqualTheNumberOfDominatedCells(@ForAll("costs") double[][] costs) {
        assertThat(volume(costs)).isEqualTo(cells(costs));
    }

    @Property(tries = 200)
    void shouldEqualInclusionAndExclusion(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int objectives = 2 + random.nextInt(4);
        double[][] costs = new double[1 + random.nextInt(9)][objectives];
        double[] reference = new double[objectives];
        for (double[] vector : costs) {
            Arrays.setAll(vector, o -> random.nextDouble() * 2 - 1);
        }
        Arrays.setAll(reference, o -> 0.5 + random.nextDouble());

        assertThat(Hypervolume.of(List.of(costs), reference))
                .isEqualTo(inclusionExclusion(costs, reference), within(1e-12));
    }

    @Property
    void shouldGrowWithEveryPointThatNoneDominates(@ForAll("costs") double[][] costs) {
        List<double[]> added = new ArrayList<>();
        double before = 0.0;
        for (double[] vector : costs) {
            boolean covered =
                    CostVectors.contains(added, vector)
                            || added.stream().anyMatch(a -> Dominance.dominates(a, vector))
                            || Arrays.stream(vector).anyMatch(cost -> cost >= SIDE);
            added.add(vector);
            double after = volume(added.toArray(double[][]::new));
            if (covered) {
                assertThat(after).isEqualTo(before);
            } else {
                assertThat(after).isGreaterThan(before);
            }
            before = after;
        }
    }

    @Property(tries = 200)
    void shouldNotDependOnOrderBitForBit(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int objectives = 1 + random.nextInt(5);
        List<double[]> costs = new ArrayList<>();
        for (int i = random.nextInt(15); i > 0; i--) {
            double[] vector = new double[objectives];
            Arrays.setAll(vector, o -> random.nextDouble());
            costs.add(vector);
        }
        double[] reference = CostVectors.filled(objectives, 0.9);
        double expected = Hypervolume.of(costs, reference);
        List<double[]> shuffled = new ArrayList<>(costs);
        shuffled.addAll(costs);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Hypervolume.of(shuffled, reference)).isEqualTo(expected);
    }

    @Property
    void shouldLeaveItsInputAlone(@ForAll("costs") double[][] costs) {
        double[][] before = CostVectors.copy(costs);
        volume(costs);

        assertThat(costs).isDeepEqualTo(before);
    }

    @Provide
    Arbitrary<double[][]> costs() {
        return CostVectors.sets(12, 5, SIDE);
    }

    private static double volume(double[][] costs) {
        int objectives = costs.length == 0 ? 2 : costs[0].length;
        return Hypervolume.of(List.of(costs), CostVectors.filled(objectives, SIDE));
    }

    /** Counts the unit cells of the grid whose best corner some vector is no worse than. */
    private static double cells(double[][] costs) {
        int objectives = costs.length == 0 ? 0 : costs[0].length;
        int dominated = 0;
        for (int cell = 0; cell < Math.pow(SIDE, objectives) && objectives > 0; cell++) {
            double[] corner = new double[objectives];
            int rest = cell;
            for (int o = 0; o < objectives; o++) {
                corner[o] = rest % SIDE;
                rest /= SIDE;
            }
            for (double[] vector : costs) {
                if (Arrays.equals(vector, corner) || Dominance.dominates(vector, corner)) {
                    dominated++;
                    break;
                }
            }
        }
        return dominated;
    }

    private static double inclusionExclusion(double[][] costs, double[] reference) {
        double sum = 0.0;
        for (int subset = 1; subset < 1 << costs.length; subset++) {
            double box = 1.0;
            for (int o = 0; o < reference.length; o++) {
                double worst = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < costs.length; i++) {
                    worst = (subset >> i & 1) == 1 ? Math.max(worst, costs[i][o]) : worst;
                }
                box *= Math.max(0.0, reference[o] - worst);
            }
            sum += Integer.bitCount(subset) % 2 == 1 ? box : -box;
        }
        return sum;
    }
}
