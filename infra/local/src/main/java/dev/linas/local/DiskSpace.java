package dev.linas.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Watches what is free on the disk of a data folder. Kafka halts the JVM once it cannot write, with
 * no word on the console; so this is said before.
 */
final class DiskSpace implements AutoCloseable {
    /** Less is told, in bytes. */
    static final long LITTLE = 128L << 20;

    /** With less, in bytes, nothing is started: broker and registry write about as much at once. */
    static final long LEAST = 64L << 20;

    private static final long LOOK_MILLIS = 1_000;

    private final Path folder;
    private final LongSupplier free;
    private final Consumer<String> warn;
    private final CountDownLatch closed = new CountDownLatch(1);
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
        if (now >= LITTLE) {
            told = false;
        } else if (!told) {
            told = true;
            warn.accept(
                    ("only %s are free on the disk of the data folder %s: the broker ends this"
                         + " process once it cannot write. Free some space; after an end, do so and"
                         + " run the same again, which goes on with what was measured")
                            .formatted(megabytes(now), folder));
        }
    }

    private void lookUntilClosed() {
        try {
            do {
                look();
            } while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%d MB", bytes >> 20);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
