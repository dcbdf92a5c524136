package dev.linas.local;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A registry that is started again when its process dies, on the same port and database, until it
 * is closed, or this process ends: Ctrl-C at a terminal interrupts both. Pauses double from {@link
 * #FIRST_PAUSE} to {@link #LONGEST_PAUSE} for as long as it does not come up. Thread-safe.
 */
final class SupervisedRegistry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SupervisedRegistry.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Supplier<LocalRegistry> launch;
    private final Duration patience;
    private final CompletableFuture<Void> closing = new CompletableFuture<>();
    private final Thread hook = new Thread(() -> closing.complete(null), "registry-unwatch");
    private volatile LocalRegistry current;

    /**
     * Launches the process and returns at once.
     *
     * @param launch starts the process; called again whenever it has died
     * @param patience how long it may make no progress while it starts
     * @throws LocalStackException where the process cannot be started
     */
    SupervisedRegistry(Supplier<LocalRegistry> launch, Duration patience) {
        this.launch = launch;
        this.patience = patience;
        this.current = launch.get();
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Waits until the registry answers, and watches it from then on.
     *
     * @throws LocalStackException where this first start fails; a later one is tried again
     */
    void awaitReady() {
        current.awaitReady(patience);
        Thread supervisor = new Thread(this::supervise, "registry-supervisor");
        supervisor.setDaemon(true);
        supervisor.start();
    }

    /** The process that serves now, or that served last. */
    LocalRegistry current() {
        return current;
    }

    private void supervise() {
        Duration pause = FIRST_PAUSE;
        while (true) {
            CompletableFuture.anyOf(current.ended(), closing).join();
            if (isClosedWithin(pause)) {
                return;
            }
            LOG.warn("the schema registry's process ended; starting it again");
            pause = restarted() ? FIRST_PAUSE : longer(pause);
        }
    }

    private boolean isClosedWithin(Duration pause) {
        try {
            closing.get(pause.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            return true; // nobody does either; if somebody does, the watch is over
        }
    }

    private boolean restarted() {
        try {
            synchronized (this) {
                if (closing.isDone()) {
                    return false;
                }
                current = launch.get();
            }
            current.awaitReady(patience);
            LOG.info("the schema registry serves again");
            return true;
        } catch (LocalStackException e) {
            current.close();
            if (!closing.isDone()) {
                LOG.warn("the schema registry did not come up; trying again", e);
            }
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Ends the watch, then the process. */
    @Override
    public void close() {
        synchronized (this) {
            closing.complete(null);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs, and does the same.
        }
        current.close();
    }
}
