package dev.linas.evaluator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatorInstanceTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");

    @Test
    void shouldConflictWithALivingInstanceOfTheSamePoolAndAnotherFingerprint() {
        EvaluatorInstance other = peer("pixel", "b", "ff", NOW.minusMillis(2999));

        assertThat(conflict(other)).contains(other);
    }

    @Test
    void shouldIgnoreAnInstanceThatIsSilentForThreeHeartbeats() {
        assertThat(conflict(peer("pixel", "b", "ff", NOW.minusMillis(3000)))).isEmpty();
    }

    @Test
    void shouldIgnoreOtherPoolsEqualFingerprintsAndItsOwnPast() {
        assertThat(conflict(peer("nexus", "b", "ff", NOW))).isEmpty();
        assertThat(conflict(peer("pixel", "b", "aa", NOW))).isEmpty();
        assertThat(conflict(peer("pixel", "a", "ff", NOW))).isEmpty();
    }

    private static Optional<EvaluatorInstance> conflict(EvaluatorInstance other) {
        return EvaluatorInstance.conflicting(List.of(other), "pixel", "a", "aa", NOW);
    }

    private static EvaluatorInstance peer(
            String pool, String instance, String fingerprint, Instant seen) {
        return new EvaluatorInstance(
                pool, instance, fingerprint, new Heartbeat(seen, Duration.ofSeconds(1)));
    }
}
