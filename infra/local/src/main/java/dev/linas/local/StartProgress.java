package dev.linas.local;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a process that starts slowly from one that hangs, by the processor time that it uses. Says
 * every {@link #SAY_AFTER} that it is waited for. Not thread-safe.
 */
final class StartProgress {
    private static final Logger LOG = LoggerFactory.getLogger(StartProgress.class);
    private static final Duration SAY_AFTER = Duration.ofSeconds(30);

    /**
     * Progress is a fiftieth of the patience in processor time: a JVM that hangs, or asks again,
     * uses less.
     */
    private static final int IDLE_DIVISOR = 50;

    /** However busy it is, nothing starts for longer than this many times the patience. */
    private static final int LONGEST = 20;

    private final ProcessHandle process;
    private final Path log;
    private final Duration patience;
    private final long begin = System.nanoTime();
    private long lastProgress = begin;
    private long lastSaid = begin;
    private Duration cpu;

    StartProgress(ProcessHandle process, Path log, Duration patience) {
        this.process = process;
        this.log = log;
        this.patience = patience;
        this.cpu = cpu();
    }

    /**
     * Whether nothing has happened for as long as the patience, or it has taken {@value #LONGEST}
     * times as long.
     */
    boolean hasStalled() {
        long now = System.nanoTime();
        Duration used = cpu();
        if (used.minus(cpu).compareTo(patience.dividedBy(IDLE_DIVISOR)) > 0) {
            cpu = used;
            lastProgress = now;
        }
        if (now - lastSaid >= SAY_AFTER.toNanos()) {
            lastSaid = now;
            LOG.warn(
                    "still waiting for the schema registry to start, since {} s: it has used {} s"
                            + " of processor time (its log: {})",
                    Duration.ofNanos(now - begin).toSeconds(),
                    used.toSeconds(),
                    log);
        }
        return now - lastProgress > patience.toNanos()
                || now - begin > LONGEST * patience.toNanos();
    }

    private Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
