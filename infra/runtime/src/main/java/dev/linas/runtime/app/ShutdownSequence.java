package dev.linas.runtime.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, in reverse order, once, within a bounded time. One resource's failure to
 * close does not keep the others open. Thread-safe: a second caller (signal and normal end
 * together) waits for the first.
 */
final class ShutdownSequence implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownSequence.class);

    private final Duration limit;
    private final Deque<Entry> resources = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean closing;

    private record Entry(String name, AutoCloseable resource) {}

    /**
     * @param limit longest time that closing everything may take; what is left is abandoned
     */
    ShutdownSequence(Duration limit) {
        this.limit = limit;
    }

    /**
     * Adds a resource, to be closed before all that were added earlier. After closing began it is
     * closed at once.
     *
     * @throws IllegalStateException if closing has begun
     */
    void add(String name, AutoCloseable resource) {
        synchronized (resources) {
            if (!closing) {
                resources.push(new Entry(name, resource));
                return;
            }
        }
        close(new Entry(name, resource));
        throw new IllegalStateException("shutting down");
    }

    boolean isClosing() {
        synchronized (resources) {
            return closing;
        }
    }

    @Override
    public void close() {
        boolean first;
        synchronized (resources) {
            first = !closing;
            closing = true;
        }
        if (first) {
            Thread closer = new Thread(this::closeAll, "shutdown");
            closer.setDaemon(true);
            closer.start();
        }
        try {
            if (!done.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "not everything closed within {} s; the rest is abandoned",
                        limit.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAll() {
        try {
            for (Entry entry = next(); entry != null; entry = next()) {
                close(entry);
            }
        } finally {
            done.countDown();
        }
    }

    private Entry next() {
        synchronized (resources) {
            return resources.poll();
        }
    }

    private static void close(Entry entry) {
        try {
            entry.resource().close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("{} did not close cleanly", entry.name(), e);
        }
    }
}
