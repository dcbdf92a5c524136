package dev.linas.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeviceLockTest {
    private final String device = "test-" + UUID.randomUUID();

    @AfterEach
    void removeFile() {
        assertThat(DeviceLock.file(device).toFile().delete()).isTrue();
    }

    @Test
    void shouldLetOneThreadAtATimeUseADevice() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 40; i++) {
            var unused =
                    threads.submit(
                            () -> {
                                DeviceLock lock = DeviceLock.acquire(device);
                                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                Thread.sleep(1);
                                inside.decrementAndGet();
                                lock.close();
                                return null;
                            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(1);
    }

    @Test
    void shouldHoldAFileLockThatOtherProcessesSee() throws Exception {
        try (FileChannel channel =
                FileChannel.open(
                        DeviceLock.file(device),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            DeviceLock lock = DeviceLock.acquire(device);
            // Within one JVM the file's lock shows itself as an overlap.
            assertThatThrownBy(channel::tryLock).isInstanceOf(OverlappingFileLockException.class);
            lock.close();

            assertThat(channel.tryLock()).isNotNull();
        }
    }

    @Test
    void shouldStopWaitingWhenInterrupted() throws Exception {
        DeviceLock held = DeviceLock.acquire(device);
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<DeviceLock> waiting =
                thread.submit(
                        () -> {
                            begun.countDown();
                            return DeviceLock.acquire(device);
                        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        thread.shutdownNow();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(InterruptedException.class);
        held.close();
        DeviceLock.acquire(device).close();
    }

    /** Whoever measured first on a machine must not keep its other users from measuring. */
    @Test
    void shouldMakeAFileThatEveryUserMayLock() throws Exception {
        DeviceLock.acquire(device).close();
        Path file = DeviceLock.file(device);
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-rw-");
    }

    /** The case itself, where the tests may become another user. */
    @Test
    void shouldLetASecondUserLockWhatTheFirstOneMade() throws Exception {
        String classes = classes(DeviceLock.class) + File.pathSeparator + classes(Locking.class);
        List<String> asNobody =
                List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
        assumeTrue(run(asNobody, "test", "-r", classes(Locking.class) + "/dev") == 0);
        assumeTrue(run(asNobody, "test", "-r", classes(DeviceLock.class)) == 0);
        DeviceLock.acquire(device).close();

        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        assertThat(run(asNobody, java, "-cp", classes, Locking.class.getName(), device)).isZero();
        DeviceLock.acquire(device).close();
    }

    private static String classes(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    private static int run(List<String> before, String... command) throws InterruptedException {
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of(command));
        try {
            return new ProcessBuilder(all).inheritIO().start().waitFor();
        } catch (IOException e) {
            return -1; // there is no setpriv
        }
    }

    /** Takes a device and gives it back. */
    static final class Locking {
        private Locking() {}

        /** Takes the device that is named. */
        public static void main(String[] arguments) throws InterruptedException {
            DeviceLock.acquire(arguments[0]).close();
        }
    }

    @Test
    void shouldNameFileAndRemedyWhereTheDeviceCannotBeLocked() throws Exception {
        Files.createDirectory(DeviceLock.file(device));

        assertThatThrownBy(() -> DeviceLock.check(device))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(DeviceLock.file(device).toString())
                .hasMessageContaining("LINAS_LOCK_DIR");
    }
}
