package dev.linas.device;

import java.time.Duration;
import java.util.OptionalLong;

/** Lets one warning through in a minute: what stays as it is is no news. Not thread-safe. */
public final class OncePerMinute {
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private OptionalLong last = OptionalLong.empty();

    /** True at most once a minute. */
    public boolean isTime() {
        long now = System.nanoTime();
        if (last.isPresent() && now - last.getAsLong() < INTERVAL.toNanos()) {
            return false;
        }
        last = OptionalLong.of(now);
        return true;
    }
}
