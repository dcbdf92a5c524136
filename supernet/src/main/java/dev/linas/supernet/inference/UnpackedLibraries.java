package dev.linas.supernet.inference;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The folder that ONNX Runtime unpacks its native libraries into. It marks the folder and then the
 * libraries for deletion at the end of the process, where the last marked goes first only in its
 * own order: the folder is tried while it is full, and stays behind (1.29.0). A killed process
 * leaves the libraries too.
 *
 * <p>So they are removed as soon as they are loaded, which systems other than Windows allow.
 * Providers for GPUs are unpacked and loaded when first used; where there are such, removal waits
 * for the end of the process. No logging here: {@code PeakMemoryMain} runs this without a logger on
 * its class path.
 */
final class UnpackedLibraries {
    private static final AtomicBoolean CARED_FOR = new AtomicBoolean();

    private UnpackedLibraries() {}

    /**
     * Removes unpacked files when the process ends; does nothing the second time.
     *
     * @param mayUnpackMore whether further libraries may be unpacked later
     */
    static void removeInTime(boolean mayUnpackMore) {
        if (CARED_FOR.getAndSet(true)) {
            return;
        }
        Optional<Path> folder = folder();
        if (folder.isEmpty()) {
            return;
        }
        if (mayUnpackMore) {
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> remove(folder.get()), "remove-unpacked-libraries"));
        } else {
            remove(folder.get());
        }
    }

    /** The folder of this process, which ONNX Runtime keeps to itself. */
    private static Optional<Path> folder() {
        try {
            Class<?> loader = Class.forName(OrtEnvironment.class.getPackageName() + ".OnnxRuntime");
            Field field = loader.getDeclaredField("tempDirectory");
            field.setAccessible(true);
            return Optional.ofNullable((Path) field.get(null));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty(); // another version: it leaves behind what it leaves behind
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> innermostFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : innermostFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            return; // Windows keeps what is loaded
        }
    }
}
