package dev.linas.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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

    /** Longest start, in multiples of the patience, however busy the machine is. */
    private static final int LONGEST = 20;

    private final Supplier<Duration> processorTime;
    private final Path log;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final long begin;
    private long lastProgress;
    private long lastSaid;
    private Duration cpu;

    /**
     * @param processorTime what the process has used so far
     * @param log its log, for the word to the user
     * @param patience how long it may make no progress
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    StartProgress(
            Supplier<Duration> processorTime, Path log, Duration patience, LongSupplier nanoTime) {
        this.processorTime = processorTime;
        this.log = log;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.lastProgress = begin;
        this.lastSaid = begin;
        this.cpu = processorTime.get();
    }

    /** Follows the start of a process of this machine, from now on. */
    static StartProgress of(ProcessHandle process, Path log, Duration patience) {
        return new StartProgress(
                () -> process.info().totalCpuDuration().orElse(Duration.ZERO),
                log,
                patience,
                System::nanoTime);
    }

    /**
     * Whether nothing has happened for as long as the patience, or it has taken {@value #LONGEST}
     * times as long.
     */
    boolean hasStalled() {
        long now = nanoTime.getAsLong();
        Duration used = processorTime.get();
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
}
