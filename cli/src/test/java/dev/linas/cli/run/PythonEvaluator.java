package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The example evaluator in Python, as a process of its own. Close it to end it. */
final class PythonEvaluator implements AutoCloseable {
    private static final Path EXAMPLE =
            Path.of("..", "evaluator", "examples", "python").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;

    private PythonEvaluator(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** The first Python that has the packages that the example needs. */
    static Optional<String> python() throws InterruptedException {
        for (String python : List.of("python3", "/usr/bin/python3")) {
            if (hasPackages(python)) {
                return Optional.of(python);
            }
        }
        return Optional.empty();
    }

    private static boolean hasPackages(String python) throws InterruptedException {
        try {
            return new ProcessBuilder(python, "-c", "import confluent_kafka, avro.io")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    /**
     * Starts one that serves pool {@code python} of search {@code toy} with the example's meter.
     */
    static PythonEvaluator start(String python, Path folder, String instance) throws IOException {
        Path log = Files.createTempFile(folder, "python", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(
                                python,
                                EXAMPLE.resolve("linas_evaluator.py").toString(),
                                "--search=toy",
                                "--pool=python",
                                "--instance=" + instance,
                                "--meter=" + EXAMPLE.resolve("example_meter.py"))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().keySet().removeIf(key -> key.startsWith("LINAS_"));
        return new PythonEvaluator(builder.start(), log);
    }

    /** Waits until it has said something. */
    void awaitSaying(String text) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!log().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                fail("it never said '%s' (alive: %s), but:%n%s", text, process.isAlive(), log());
            }
            Thread.sleep(20);
        }
    }

    /** Asks it to end, as Ctrl-C does, and waits until it has. */
    int stop() throws Exception {
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(log()).isTrue();
        return process.exitValue();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** Kills it. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
