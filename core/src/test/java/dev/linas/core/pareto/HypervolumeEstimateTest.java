package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes the place of an exact hypervolume where that would take too long. */
class HypervolumeEstimateTest {
    private static final long NO_STEPS = 0;

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 8})
    void shouldLieWithinItsErrorOfTheExactVolume(int objectives) {
        for (long seed = 0; seed < 5; seed++) {
            List<double[]> front = sphere(30, objectives, seed);
            double[] reference = CostVectors.filled(objectives, 1.1);

            Volume estimate = Hypervolume.measure(front, reference, NO_STEPS);

            double exact = Hypervolume.of(front, reference);
            assertThat(estimate.exact()).isFalse();
            assertThat(Math.abs(estimate.value() - exact)).isLessThanOrEqualTo(estimate.error());
            assertThat(estimate.error()).isPositive().isLessThan(0.1 * exact);
        }
    }

    @Test
    void shouldBeTheSameAtEveryCallAndInEveryOrder() {
        List<double[]> front = sphere(100, 10, 1);
        double[] reference = CostVectors.filled(10, 1.1);
        Volume first = Hypervolume.measure(front, reference, NO_STEPS);
        List<double[]> shuffled = new ArrayList<>(front);
        Collections.shuffle(shuffled, new Random(2));

        assertThat(Hypervolume.measure(shuffled, reference, NO_STEPS)).isEqualTo(first);
    }

    @Test
    void shouldBeExactAsLongAsThatIsQuick() {
        for (int objectives = 1; objectives <= 6; objectives++) {
            List<double[]> front = sphere(40, objectives, 3);
            double[] reference = CostVectors.filled(objectives, 1.1);

            assertThat(Hypervolume.measure(front, reference))
                    .isEqualTo(new Volume(Hypervolume.of(front, reference), true, 0.0));
        }
    }

    /** Generous: about a second on a machine that does nothing else. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16})
    @Timeout(60)
    void shouldTakeNoLongerWithManyObjectives(int objectives) {
        List<double[]> front = sphere(300, objectives, 4);
        Volume volume = Hypervolume.measure(front, CostVectors.filled(objectives, 1.1));

        assertThat(volume.value()).isPositive();
    }

    @Test
    void shouldEstimateWhateverTheMagnitude() {
        double[] reference = new double[16];
        Arrays.setAll(reference, o -> o % 2 == 0 ? 1e300 : 1e-300);
        List<double[]> front = new ArrayList<>();
        for (double[] point : sphere(60, 16, 5)) {
            double[] scaled = new double[16];
            Arrays.setAll(scaled, o -> 0.9 * point[o] * reference[o]);
            front.add(scaled);
        }

        Volume volume = Hypervolume.measure(front, reference, NO_STEPS);

        assertThat(volume.value()).isBetween(1e-9, 1.0);
        assertThat(volume.error()).isLessThan(0.2 * volume.value());
    }

    /** Points on the unit sphere, none of which dominates another. */
    private static List<double[]> sphere(int count, int objectives, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> points = new ArrayList<>();
        while (points.size() < count) {
            double[] point = new double[objectives];
            double squares = 0;
            for (int o = 0; o < objectives; o++) {
                point[o] = Math.abs(random.nextGaussian());
                squares += point[o] * point[o];
            }
            double norm = Math.sqrt(squares);
            for (int o = 0; o < objectives; o++) {
                point[o] = 1 - point[o] / norm;
            }
            points.add(point);
        }
        return points;
    }
}
