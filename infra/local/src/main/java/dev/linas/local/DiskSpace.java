package dev.linas.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Watches what is free on the disk of a data folder. Kafka halts the JVM once it cannot write, with
 * no word on the console; so it is said before, and while little is left the process is to end in
 * order.
 */
final class DiskSpace implements AutoCloseable {
    /** Less is told, in bytes. */
    static final long LITTLE = 128L << 20;

    /** Least free bytes to start with: broker and registry write about as much at once. */
    static final long LEAST = 64L << 20;

    /** Free bytes below which everything is ended; they suffice for an end in order. */
    static final long FULL = 16L << 20;

    private static final long LOOK_MILLIS = 1_000;

    /** Looking costs microseconds; what fills a disk may write hundreds of megabytes a second. */
    private static final long CLOSE_LOOK_MILLIS = 50;

    /** Free bytes below which the disk is looked at more often. */
    private static final long CLOSE = 2L << 30;

    private final Path folder;
    private final LongSupplier free;
    private final Consumer<String> warn;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<String> full = new CompletableFuture<>();
    private boolean told;

    /**
     * @param folder the folder, for messages
     * @param free bytes that can still be written there
     * @param warn hears a warning, once until there is more again
     */
    DiskSpace(Path folder, LongSupplier free, Consumer<String> warn) {
        this.folder = folder;
        this.free = free;
        this.warn = warn;
    }

    /**
     * Watches a folder that exists, from now on.
     *
     * @throws LocalStackException if there is too little to start with
     */
    static DiskSpace watch(Path folder, Consumer<String> warn) {
        DiskSpace space = new DiskSpace(folder, () -> usable(folder), warn);
        space.require();
        Thread thread = new Thread(space::lookUntilClosed, "disk-space");
        thread.setDaemon(true);
        thread.start();
        return space;
    }

    /** The largest number where the system does not tell. */
    private static long usable(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }

    void require() {
        long now = free.getAsLong();
        if (now < LEAST) {
            throw new LocalStackException(
                    ("Only %s are free on the disk of the data folder %s; at least %s are needed."
                                    + " Free some space, or name another folder with --data")
                            .formatted(megabytes(now), folder, megabytes(LEAST)));
        }
    }

    void look() {
        long now = free.getAsLong();
        if (now < FULL && !full.isDone()) {
            String reason =
                    "the disk of the data folder %s is full (%s are free)"
                            .formatted(folder, megabytes(now));
            warn.accept( // before it ends, which may take too long
                    reason
                            + ", so this process ends. What was measured is kept: free some space"
                            + " and run the same command again, and a search goes on where it was");
            full.complete(reason);
        } else if (now >= LITTLE) {
            told = false;
        } else if (!told) {
            told = true;
            warn.accept(
                    ("only %s are free on the disk of the data folder %s: with less than %s this"
                         + " process ends. Free some space; after an end, do so and run the same"
                         + " again, which goes on with what was measured")
                            .formatted(megabytes(now), folder, megabytes(FULL)));
        }
    }

    /** Completes with the reason when what is left is only enough to end everything in order. */
    CompletableFuture<String> full() {
        return full;
    }

    private void lookUntilClosed() {
        try {
            do {
                look();
            } while (!closed.await(pauseMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long pauseMillis() {
        return free.getAsLong() < CLOSE ? CLOSE_LOOK_MILLIS : LOOK_MILLIS;
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%d MB", bytes >> 20);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
