package dev.linas.searches.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.EvaluatorStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluatorTableTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    @Test
    void shouldTakeAnInstanceForDeadAfterThreeSilentHeartbeats() {
        assertThat(EvaluatorTable.stale(status(15), NOW)).isFalse();
        assertThat(EvaluatorTable.stale(status(16), NOW)).isTrue();
    }

    @Test
    void shouldShowWhatEachInstanceDoes() {
        EvaluatorStatus busy =
                EvaluatorStatus.newBuilder(status(1))
                        .setBusyWith(List.of("toy/0/7"))
                        .setUnavailable(Map.of("energy_mj", "no sensor"))
                        .build();

        assertThat(EvaluatorTable.of(List.of(busy, status(60)), NOW).toString().lines())
                .anyMatch(
                        line -> line.matches("phone +a +busy +1.0 s ago .*not energy_mj +toy/0/7"))
                .anyMatch(line -> line.matches("phone +a +stale +60 s ago .*"));
    }

    private static EvaluatorStatus status(int secondsSilent) {
        return EvaluatorStatus.newBuilder()
                .setPool("phone")
                .setInstance("a")
                .setSpaceDigest("d")
                .setMetrics(List.of("latency_ms"))
                .setUnavailable(Map.of())
                .setMeterFingerprint("f")
                .setDevice(new DeviceFacts("linux", "arm64", "cpu", 4, "17", Map.of()))
                .setWorkers(1)
                .setBusyWith(List.of())
                .setMeasured(3)
                .setStartedAt(Instant.EPOCH)
                .setLastSeen(NOW.minusSeconds(secondsSilent))
                .setHeartbeatMillis(5000)
                .build();
    }
}
