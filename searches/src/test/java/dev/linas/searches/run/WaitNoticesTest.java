package dev.linas.searches.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.searches.TestSpaces;
import dev.linas.searches.stream.SearchProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WaitNoticesTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final SearchProgress progress =
            new SearchProgress(TestSpaces.spec(), OptionalInt.of(20), List.of());
    private final WaitNotices notices = new WaitNotices(START);

    @Test
    void shouldSayWhichPoolNobodyServesAndSinceWhenNowAndThen() {
        beat("lab", 0, 3600);

        assertThat(told(0, 19)).isEmpty();
        assertThat(told(20, 20))
                .containsExactly(
                        "waiting for pool phone since 12:00:00 UTC (20 s): nobody serves it; no"
                                + " evaluator of it was seen yet; round 0 has 0 of 0 candidates"
                                + " measured or failed");
        assertThat(told(21, 600)).hasSize(4);
    }

    @Test
    void shouldSayWhenTheLastEvaluatorWasSeenAndThatThePoolIsServedAgain() {
        beat("lab", 0, 3600);
        beat("phone", 0, 10);

        assertThat(told(0, 49)).isEmpty();
        assertThat(told(50, 60))
                .singleElement()
                .asString()
                .contains("pool phone since 12:00:30", "was seen at 12:00:00 UTC");

        beat("phone", 61, 10);

        assertThat(told(61, 61)).containsExactly("pool phone is served again after 31 s");
    }

    @Test
    void shouldSayThatNothingHappensThoughAllAreServed() {
        beat("lab", 0, 3600);
        beat("phone", 0, 3600);

        assertThat(told(0, 59)).isEmpty();
        assertThat(told(60, 119))
                .containsExactly(
                        "waiting since 12:00:00 UTC (60 s): the proposer has not given the"
                            + " candidates of round 0; round 0 has 0 of 0 candidates measured or"
                            + " failed");
        assertThat(told(120, 1000)).hasSize(4);
    }

    /** What is told from one second to another, asked every second. */
    private List<String> told(int from, int to) {
        List<String> lines = new ArrayList<>();
        for (int second = from; second <= to; second++) {
            lines.addAll(notices.tell(progress, START.plusSeconds(second)));
        }
        return lines;
    }

    private void beat(String pool, int second, int heartbeatSeconds) {
        progress.acceptStatus(
                pool + "/a",
                EvaluatorStatus.newBuilder()
                        .setPool(pool)
                        .setInstance("a")
                        .setSpaceDigest("")
                        .setMetrics(List.of())
                        .setUnavailable(Map.of())
                        .setMeterFingerprint("")
                        .setDevice(new DeviceFacts("linux", "arm64", "cpu", 4, "17", Map.of()))
                        .setWorkers(1)
                        .setBusyWith(List.of())
                        .setMeasured(0)
                        .setStartedAt(START)
                        .setLastSeen(START.plusSeconds(second))
                        .setHeartbeatMillis(heartbeatSeconds * 1000L)
                        .build());
    }
}
