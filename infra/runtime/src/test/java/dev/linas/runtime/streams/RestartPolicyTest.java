package dev.linas.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TopologyException;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private final Throwable outage = new StreamsException(new TimeoutException("broker silent"));
    private final Throwable defect = new StreamsException(new IllegalStateException("bug"));

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void shouldDoubleThePauseUpToALimit() {
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            pauses.add(policy.onFailure(outage, i).orElseThrow().toMillis());
        }

        assertThat(pauses)
                .containsExactly(
                        200L, 400L, 800L, 1_600L, 3_200L, 6_400L, 10_000L, 10_000L, 10_000L);
    }

    @Test
    void shouldWaitOutAnOutageButNotForEver() {
        long patience = RestartPolicy.OUTAGE_PATIENCE.toMillis();
        long step = RestartPolicy.QUIET_PERIOD.toMillis() / 2;
        for (long now = 0; now < patience; now += step) {
            assertThat(policy.onFailure(outage, now)).as("at %d ms", now).isPresent();
        }

        assertThat(policy.onFailure(outage, patience)).isEmpty();
    }

    @Test
    void shouldTryADefectAFewTimes() {
        for (int i = 0; i < RestartPolicy.DEFECT_RESTARTS; i++) {
            assertThat(policy.onFailure(defect, i)).isPresent();
        }

        assertThat(policy.onFailure(defect, 100)).isEmpty();
    }

    @Test
    void shouldForgetFailuresAfterAQuietPeriod() {
        for (int i = 0; i <= RestartPolicy.DEFECT_RESTARTS; i++) {
            var unused = policy.onFailure(defect, i);
        }
        long later = RestartPolicy.DEFECT_RESTARTS + RestartPolicy.QUIET_PERIOD.toMillis();

        assertThat(policy.onFailure(defect, later)).isEqualTo(Optional.of(Duration.ofMillis(200)));
    }

    @Test
    void shouldGiveUpAtOnceWhereNoRestartHelps() {
        assertThat(policy.onFailure(new TopologyException("unnamed store"), 0)).isEmpty();
        assertThat(policy.onFailure(new StreamsException(new ConfigException("bad")), 1)).isEmpty();
        assertThat(policy.onFailure(new OutOfMemoryError("heap"), 2)).isEmpty();
    }
}
