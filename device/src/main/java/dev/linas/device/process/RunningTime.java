package dev.linas.device.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Waits for as long as this process runs: time for which it is stopped, by SIGSTOP or in a virtual
 * machine that is paused, does not count, as what is waited for may have been stopped as well.
 * Thread-safe.
 */
public final class RunningTime {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** A thread that sleeps for so much longer than it asked for was not merely kept waiting. */
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final LongSupplier nanos;

    /** By the machine's monotonic clock. */
    public RunningTime() {
        this(System::nanoTime);
    }

    /** By another monotonic clock, in nanoseconds. */
    RunningTime(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Something to wait for.
     *
     * @param <T> what comes
     */
    @FunctionalInterface
    public interface Poll<T> {
        /** Waits for so long at most; null if nothing came. */
        T await(long nanos) throws InterruptedException;
    }

    /**
     * Waits.
     *
     * @param limit longest time that this process runs meanwhile
     * @return what came; null if nothing did
     */
    public <T> T await(Duration limit, Poll<T> poll) throws InterruptedException {
        long left = limit.toNanos();
        do {
            long slice = Math.min(left, SLICE_NANOS);
            long begin = nanos.getAsLong();
            T came = poll.await(slice);
            if (came != null) {
                return came;
            }
            long slept = nanos.getAsLong() - begin;
            left -= slept > slice + STOP_NANOS ? slice : Math.max(slept, slice);
        } while (left > 0);
        return poll.await(0); // what came while this process was stopped
    }
}
