package dev.linas.benchmarks.recovery;

import java.time.Duration;
import java.util.Locale;

/** A kind of kill: the part that is killed, and the one that goes on. */
enum KillKind {
    /** The only instance of an app is killed and started again. */
    RESTART(Duration.ofSeconds(10), "its restart"),

    /** Two instances run; the one with an open transaction is killed, and the other takes over. */
    TAKEOVER(Duration.ofSeconds(15), "the kill"),

    /** Broker and registry are killed and started again. */
    BROKER(Duration.ofSeconds(15), "its restart");

    private final Duration target;
    private final String since;

    KillKind(Duration target, String since) {
        this.target = target;
        this.since = since;
    }

    /** How long it may take on a machine that does nothing else. */
    Duration target() {
        return target;
    }

    /** The event from which time is counted, in words. */
    String since() {
        return since;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
