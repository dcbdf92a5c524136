package dev.linas.searches.simulation;

import dev.linas.searches.text.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Tells whom simulations wait for when no round has closed for a while, and again only after twice
 * that while. Not thread-safe.
 */
public final class QuietNotice {
    private static final Duration FIRST = Duration.ofSeconds(30);

    private final String pools;
    private Instant since;
    private Duration patience = FIRST;

    /**
     * @param pools pools that measure
     * @param now when they begin
     */
    public QuietNotice(Collection<String> pools, Instant now) {
        this.pools = String.join(", ", pools);
        this.since = now;
    }

    /** A round has closed. */
    public void moved(Instant now) {
        since = now;
    }

    /** The notice that is due now; mostly none. */
    public Optional<String> due(Instant now) {
        Duration quiet = Duration.between(since, now);
        if (quiet.compareTo(patience) < 0) {
            return Optional.empty();
        }
        patience = quiet.multipliedBy(2);
        return Optional.of(
                "no round has closed for %s: candidates are being measured by %s"
                        .formatted(Numbers.duration(quiet), pools));
    }
}
