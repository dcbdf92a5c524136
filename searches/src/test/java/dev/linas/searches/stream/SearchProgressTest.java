package dev.linas.searches.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.Archive;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import dev.linas.searches.TestSpaces;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SearchProgressTest {
    private static final long NOW = 0;

    @Test
    void shouldNotBeFinishedBeforeARoundSaysSo() {
        SearchProgress progress = given(20);
        assertThat(progress.finished()).isFalse();

        progress.accept(closed(20, null), NOW);

        assertThat(progress.finished()).isFalse();
        assertThat(progress.openRound()).isEqualTo(4);
    }

    @Test
    void shouldBeFinishedWhenItsBudgetIsSpent() {
        SearchProgress progress = given(20);

        progress.accept(closed(20, FinishReason.BUDGET), NOW);

        assertThat(progress.finished()).isTrue();
    }

    @Test
    void shouldGoOnWhenItWasGivenMoreThanItsLastRoundKnew() {
        SearchProgress progress = given(30);

        progress.accept(closed(20, FinishReason.BUDGET), NOW);

        assertThat(progress.finished()).isFalse();
        assertThat(progress.budget()).hasValue(20);
    }

    @Test
    void shouldBeFinishedWhenAnotherCommandGaveItMoreThanWeKnow() {
        SearchProgress progress = given(20);

        progress.accept(closed(30, FinishReason.BUDGET), NOW);

        assertThat(progress.finished()).isTrue();
    }

    @Test
    void shouldBeFinishedForAnyOtherReasonWhateverTheBudget() {
        SearchProgress progress = given(30);

        progress.accept(closed(20, FinishReason.STOPPED), NOW);

        assertThat(progress.finished()).isTrue();
    }

    @Test
    void shouldTellTheFirstFailureOfAPoolOnce() {
        SearchProgress progress = given(20);
        progress.accept(failed("phone", "gave no answer"), NOW);
        progress.accept(failed("phone", "ended"), NOW);

        assertThat(progress.takeFirstFailures())
                .containsExactly("first failure of pool phone: latency_ms: gave no answer");

        progress.accept(failed("phone", "ended"), NOW);
        progress.accept(failed("lab", "no row"), NOW);

        assertThat(progress.takeFirstFailures())
                .containsExactly("first failure of pool lab: latency_ms: no row");
        assertThat(progress.takeFirstFailures()).isEmpty();
    }

    private static Measurement failed(String pool, String error) {
        return Measurement.newBuilder()
                .setSearchId("toy")
                .setRound(0)
                .setIndex(0)
                .setSpaceDigest("0")
                .setGenome(ByteBuffer.wrap(new byte[] {0}))
                .setPool(pool)
                .setInstance("i")
                .setResults(
                        List.of(
                                MetricResult.newBuilder()
                                        .setMetric("latency_ms")
                                        .setOutcome(Outcome.FAILED_PERMANENT)
                                        .setError(error)
                                        .build()))
                .setRepeat(false)
                .setMeterFingerprint("f")
                .setDevice(new DeviceFacts("os", "arch", "cpu", 1, "java", Map.of()))
                .setMeasuredAt(Instant.EPOCH)
                .setDurationMillis(1L)
                .setDelivery(1)
                .build();
    }

    private static SearchProgress given(int budget) {
        return new SearchProgress(TestSpaces.spec(), OptionalInt.of(budget), List.of());
    }

    private static Round closed(int budget, FinishReason reason) {
        return Round.newBuilder()
                .setSearchId("toy")
                .setNumber(3)
                .setRows(List.of())
                .setPredictors(List.of())
                .setArchive(new Archive("toy", 3, budget, 0, List.of(), 0.0, null, List.of()))
                .setWanted(List.of())
                .setBudget(budget)
                .setClosedBy(ClosedBy.COMPLETE)
                .setFinished(reason != null)
                .setFinishReason(reason)
                .setClosedAt(Instant.EPOCH)
                .setCodeVersion("1")
                .build();
    }
}
