package dev.linas.runtime.streams;

import dev.linas.runtime.deadletter.FaultKind;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.TopologyException;

/**
 * Decides whether a stream thread that died is replaced, and after how long. Outages are waited out
 * with doubling pauses for as long as {@link #OUTAGE_PATIENCE}; a defect is tried a few times,
 * since it may have been a race; what no restart mends ends the app at once. A quiet period forgets
 * earlier failures. Not thread-safe; time is given, never read.
 */
final class RestartPolicy {
    /** How long the app keeps trying while the broker, registry or disk fails it. */
    static final Duration OUTAGE_PATIENCE = Duration.ofMinutes(10);

    /** How often a thread that dies of a defect is replaced. */
    static final int DEFECT_RESTARTS = 3;

    /** Without a failure for this long the app counts as making progress again. */
    static final Duration QUIET_PERIOD = Duration.ofMinutes(1);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private int failures;
    private int defects;
    private long firstMillis;
    private long lastMillis;

    /**
     * Records a failure.
     *
     * @param error what the thread died of
     * @param nowMillis monotonic time of the failure, milliseconds
     * @return the pause before the thread is replaced; empty: give up
     */
    Optional<Duration> onFailure(Throwable error, long nowMillis) {
        if (failures == 0 || nowMillis - lastMillis >= QUIET_PERIOD.toMillis()) {
            failures = 0;
            defects = 0;
            firstMillis = nowMillis;
        }
        lastMillis = nowMillis;
        failures++;
        if (isHopeless(error)) {
            return Optional.empty();
        }
        if (FaultKind.of(error) == FaultKind.RECORD && ++defects > DEFECT_RESTARTS) {
            return Optional.empty();
        }
        if (nowMillis - firstMillis >= OUTAGE_PATIENCE.toMillis()) {
            return Optional.empty();
        }
        return Optional.of(pause());
    }

    private Duration pause() {
        long doubled = FIRST_PAUSE.toMillis() << Math.min(failures - 1, 16);
        return Duration.ofMillis(Math.min(doubled, LONGEST_PAUSE.toMillis()));
    }

    private static boolean isHopeless(Throwable error) {
        int depth = 0;
        for (Throwable t = error; t != null && depth < 20; t = t.getCause(), depth++) {
            if (t instanceof Error
                    || t instanceof TopologyException
                    || t instanceof ConfigException
                    || t instanceof UnsupportedVersionException
                    || t instanceof MissingSourceTopicException) {
                return true;
            }
        }
        return false;
    }
}
