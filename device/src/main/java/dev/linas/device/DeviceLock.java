package dev.linas.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A machine-wide lock: one measurement at a time on a device, also across processes, pools and
 * users. Held through a file, so a process that dies gives it back. The file lies in the folder
 * that the environment variable {@value #FOLDER} names, else in that for temporary files, and
 * whoever may enter the folder may lock it. Containers that share a device keep out of each other's
 * way only if they share that folder.
 */
public final class DeviceLock implements AutoCloseable {
    /** Environment variable with the folder of the lock files. */
    public static final String FOLDER = "LINAS_LOCK_DIR";

    private static final Set<PosixFilePermission> EVERYBODY =
            PosixFilePermissions.fromString("rw-rw-rw-");

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
            FileChannel channel = open(file);
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
            throw unusable(file, e);
        }
    }

    /**
     * Opens the file, or makes it for all users. Linux forbids even those who may write a file to
     * name it with O_CREAT in a shared folder (fs.protected_regular), so what exists is opened
     * without.
     */
    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            FileChannel made =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                Files.setPosixFilePermissions(file, EVERYBODY);
            } catch (IOException | UnsupportedOperationException other) {
                return made; // another user was faster, or the system has other permissions
            }
            return made;
        }
    }

    /**
     * Makes sure that a device can be locked at all, without waiting for it.
     *
     * @throws UncheckedIOException as {@link #acquire} does
     */
    public static void check(String device) {
        Path file = file(device);
        try (FileChannel channel = open(file)) {
            channel.position(0);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static UncheckedIOException unusable(Path file, IOException cause) {
        return new UncheckedIOException(
                ("cannot lock the device through %s (%s); delete that file if no measurement runs,"
                                + " or name another folder in the environment variable %s")
                        .formatted(file, cause, FOLDER),
                cause);
    }

    /** The file that stands for a device. */
    static Path file(String device) {
        String folder =
                Optional.ofNullable(System.getenv(FOLDER))
                        .filter(named -> !named.isBlank())
                        .orElse(System.getProperty("java.io.tmpdir"));
        return Path.of(folder, "linas-device-" + device + ".lock");
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
