package dev.linas.evaluator.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A machine-wide lock: one measurement at a time on a device, also across processes and pools. Held
 * through a file in the folder for temporary files, so a process that dies gives it back.
 */
public final class DeviceLock implements AutoCloseable {
    /** A file lock belongs to the whole JVM, so threads need one of their own. */
    private static final Map<String, Semaphore> WITHIN_JVM = new ConcurrentHashMap<>();

    private final Semaphore threads;
    private final FileChannel channel;
    private final FileLock lock;

    private DeviceLock(Semaphore threads, FileChannel channel, FileLock lock) {
        this.threads = threads;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Waits until the device is free and takes it.
     *
     * @param device name of the device: letters, digits, {@code .}, {@code _} and {@code -}
     * @throws UncheckedIOException if the lock file cannot be used; the message names it
     */
    public static DeviceLock acquire(String device) throws InterruptedException {
        Semaphore threads = WITHIN_JVM.computeIfAbsent(device, name -> new Semaphore(1, true));
        threads.acquire();
        try {
            return acquire(threads, file(device));
        } catch (RuntimeException | InterruptedException e) {
            threads.release();
            throw e;
        }
    }

    private static DeviceLock acquire(Semaphore threads, Path file) throws InterruptedException {
        try {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                return new DeviceLock(threads, channel, channel.lock());
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            boolean unused = Thread.interrupted();
            InterruptedException interruption = new InterruptedException();
            interruption.initCause(e);
            throw interruption;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the device through " + file, e);
        }
    }

    /** The file that stands for a device. */
    static Path file(String device) {
        return Path.of(System.getProperty("java.io.tmpdir"), "linas-device-" + device + ".lock");
    }

    /** Gives the device back. */
    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.release();
        }
    }
}
