package dev.linas.benchmarks.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TrialTest {
    private final Trial trial = trial(1, 0.1, 0.5, 0.5, 0.9);

    @Test
    void shouldTellWhenAShareWasFirstReached() {
        assertThat(trial.evaluationsTo(0.5)).isEqualTo(OptionalInt.of(2));
        assertThat(trial.evaluationsTo(0.91)).isEmpty();
    }

    @Test
    void shouldKeepItsLastShareAfterItsEnd() {
        assertThat(trial.shareAt(3)).isEqualTo(0.5);
        assertThat(trial.shareAt(100)).isEqualTo(0.9);
    }

    @Test
    void shouldTakeTheTimeOfWholeRounds() {
        assertThat(trial.secondsTo(1)).isEqualTo(2.0);
        assertThat(trial.secondsTo(3)).isEqualTo(5.0);
        assertThat(trial.seconds()).isEqualTo(5.0);
    }

    @Test
    void shouldHaveNoMedianOfEvaluationsThatHalfOfTheTrialsNeverNeeded() {
        Summary summary =
                new Summary(
                        List.of(trial, trial(2, 0.2, 0.3, 0.4, 0.6), trial(3, 0.1, 0.2, 0.3, 0.4)));

        assertThat(summary.evaluationsTo(0.6)).isEqualTo(OptionalDouble.of(4));
        assertThat(summary.evaluationsTo(0.9)).isEmpty();
        assertThat(summary.reached(0.9)).isEqualTo(1);
        assertThat(summary.share(0.5, 4)).isEqualTo(0.6);
        assertThat(summary.secondsPerRound()).isEqualTo(3.0);
    }

    static Trial trial(long seed, double... shares) {
        return new Trial(
                "problem",
                "linas",
                seed,
                DoubleStream.of(shares).boxed().toList(),
                DoubleStream.of(shares).boxed().toList(),
                List.of(new Trial.RoundTime(0, 2, 2), new Trial.RoundTime(1, 4, 3)),
                List.of());
    }
}
