package dev.linas.device.memory;

import ai.onnxruntime.OrtEnvironment;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The peak of memory that a model needs: how much more is resident in a fresh process while it
 * loads the model and runs it than just before. Weights, activations and the workspace of ONNX
 * Runtime are part of it; the runtime's own code and the input are not. In a process that has
 * measured before, memory freed by others would hide what is needed.
 */
public final class PeakMemory {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int MIB = 1 << 20;
    private static final int LONGEST_ANSWER = MIB;
    private static final int SPARE_MIB = 32;

    private PeakMemory() {}

    /** Why it cannot be measured here; empty if it can. */
    public static Optional<String> obstacle() {
        return ResidentMemory.isPeakKnown()
                ? Optional.empty()
                : Optional.of(
                        "resident memory is read from /proc/self, which only Linux has; this is "
                                + System.getProperty("os.name"));
    }

    /**
     * Measures one model; takes about half a second.
     *
     * @return bytes, in steps of a page
     * @throws InferenceException if the process cannot be started or the model not be run
     */
    public static long of(MemoryTask task) throws InterruptedException {
        Process process = start(task);
        CompletableFuture.delayedExecutor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly); // ends what waits for its streams, too
        try {
            try (DataOutputStream out = new DataOutputStream(process.getOutputStream())) {
                task.write(out);
            }
            String answer = text(process);
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InferenceException(
                        "the process that measures memory did not end in " + LIMIT, null);
            }
            Optional<Long> grown = number(answer);
            if (process.exitValue() != 0 || grown.isEmpty()) {
                throw new InferenceException(
                        "the process that measures memory ended with exit code %d: '%s'"
                                .formatted(process.exitValue(), answer),
                        null);
            }
            return Math.max(0, grown.get());
        } catch (IOException e) {
            throw new InferenceException("the process that measures memory broke: " + e, e);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * The last number that stands alone on its line; JVM and runtime may have warnings to print,
     * too.
     */
    private static Optional<Long> number(String answer) {
        return answer.lines()
                .filter(line -> line.matches("-?\\d+"))
                .reduce((earlier, later) -> later)
                .map(Long::valueOf);
    }

    private static String text(Process process) throws IOException {
        return new String(
                        process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
                .strip();
    }

    /** A heap that holds the model and is touched at once, so that it does not grow meanwhile. */
    private static Process start(MemoryTask task) {
        int heap = SPARE_MIB + 2 * (task.model().length / MIB + 1);
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms" + heap + "m",
                        "-Xmx" + heap + "m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        PeakMemoryMain.class.getName());
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new InferenceException("cannot start " + command.get(0) + ": " + e, e);
        }
    }

    /** The class path with all that {@link PeakMemoryMain} needs and nothing else. */
    private static String classPath() {
        return Stream.of(
                        PeakMemoryMain.class,
                        ResidentMemory.class,
                        InferenceRuntime.class,
                        OrtEnvironment.class)
                .map(needed -> needed.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
