package dev.linas.proposer.motpe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MotpePartsTest {
    private static final SearchSpace SPACE = Spaces.tiny();

    @Test
    void shouldCountOptionsWithAPriorOfOneObservation() {
        List<Prediction> observations =
                List.of(at(Genome.of(1, 2), 0), at(Genome.of(1, 0), 0), at(Genome.of(0, 0), 0));

        ParzenEstimator estimator = ParzenEstimator.of(SPACE, observations, null);

        // x: (2 + 1/5) of 3 + 1; y counts only while x is above 0: (1 + 1/3) of 2 + 1.
        assertThat(estimator.density(0, 1)).isCloseTo(2.2 / 4, within(1e-12));
        assertThat(estimator.density(1, 2)).isCloseTo((4.0 / 3) / 3, within(1e-12));
        assertThat(estimator.density(0, 4)).isCloseTo(0.2 / 4, within(1e-12));
    }

    @Test
    void shouldDrawOptionsAsOftenAsTheirDensitySays() {
        ParzenEstimator estimator =
                ParzenEstimator.of(SPACE, List.of(at(Genome.of(1, 2), 0)), new double[] {4});
        SplittableRandom random = new SplittableRandom(1);
        int ones = 0;
        for (int draw = 0; draw < 5_000; draw++) {
            ones += estimator.draw(0, random) == 1 ? 1 : 0;
        }

        // Expected 4,200; the standard deviation is 26.
        assertThat(ones).isBetween(4_080, 4_320);
    }

    @Test
    void shouldPutTheBestTenthOnTheBetterSide() {
        List<Prediction> measured = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            measured.add(at(Genome.of(0, 0), i, 30 - i));
        }
        measured.add(at(Genome.of(1, 0), -1, -1));

        Split split = Split.of(measured);

        assertThat(split.better()).hasSize(4).contains(measured.get(30));
        assertThat(split.worse()).hasSize(27);
        assertThat(split.weights()).hasSize(4).contains(1.0);
    }

    @Test
    void shouldSplitASingleOneAndEqualOnes() {
        assertThat(Split.of(List.of(at(Genome.of(0, 0), 1))).better()).hasSize(1);
        assertThat(Split.of(List.of(at(Genome.of(0, 0), 1), at(Genome.of(1, 0), 1))).weights())
                .containsExactly(1);
    }

    private static Prediction at(Genome genome, double... costs) {
        return Prediction.of(genome, costs, Spaces.minimised(costs.length));
    }
}
