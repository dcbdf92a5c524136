package dev.linas.evaluator.worker;

import dev.linas.evaluator.meter.Meter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The meters of one instance that measure nothing now. Who has a record takes one and gives it
 * back. Thread-safe.
 */
final class MeterPool {
    private final Deque<Meter> free;
    private boolean lending = true;

    MeterPool(List<Meter> meters) {
        this.free = new ArrayDeque<>(meters);
    }

    /**
     * Waits for a meter, which belongs to the caller until {@link #giveBack}.
     *
     * @throws InterruptedException if the thread was interrupted, or no more are lent
     */
    synchronized Meter take() throws InterruptedException {
        while (lending && free.isEmpty()) {
            wait();
        }
        if (!lending) {
            throw new InterruptedException("no more meters are lent");
        }
        return free.removeFirst();
    }

    synchronized void giveBack(Meter meter) {
        free.addLast(meter);
        notify();
    }

    /** Lends no more; those who wait get an exception. */
    synchronized void stopLending() {
        lending = false;
        notifyAll();
    }
}
