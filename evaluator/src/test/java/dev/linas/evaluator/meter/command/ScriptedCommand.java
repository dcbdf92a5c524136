package dev.linas.evaluator.meter.command;

import static dev.linas.evaluator.PoolFixture.SPACE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Command meters whose programs are little scripts, run as real processes. */
final class ScriptedCommand {
    static final Genome GOOD = Genome.of(0, 0, 0);
    static final Genome BAD = Genome.of(1, 0, 0);

    private static final long PATIENCE_MILLIS = 60_000;

    private ScriptedCommand() {}

    /**
     * A shell script that answers {@code m} = 7, and does something else when it is asked for
     * {@link #BAD}.
     *
     * @param bad what it does then, as lines of the shell; may use {@code $line}, the question
     */
    static String answering(String bad) {
        return """
        while read -r line; do
          case "$line" in
            *'"genome":[1'*)
        %s
            ;;
            *) echo '{"metrics":{"m":7}}' ;;
          esac
        done
        """
                .formatted(bad);
    }

    /** Opens a meter that runs a script of the shell. */
    static Meter shell(Path folder, String script, String... settings) {
        assumeProgram("/bin/sh");
        return open(folder, "'sh'", script, settings);
    }

    /** Opens a meter that runs a script of Python, whatever its environment says about it. */
    static Meter python(Path folder, String script, String... settings) {
        assumeProgram("/usr/bin/python3");
        return open(folder, "'/usr/bin/python3','-E'", script, settings);
    }

    private static Meter open(Path folder, String program, String script, String... settings) {
        return Meters.open(pool(folder, program, script, settings), SPACE);
    }

    private static PoolSettings pool(
            Path folder, String program, String script, String... settings) {
        PoolFixture.write(folder, "score", script);
        return PoolFixture.settings(
                "p",
                "{'meter':'command','command':[%s,'score'],'metrics':['m'],%s}"
                        .formatted(program, String.join(",", settings)),
                folder);
    }

    /** Skips the test where a program is not there. */
    static void assumeProgram(String program) {
        assumeTrue(Files.isExecutable(Path.of(program)), "needs " + program);
    }

    static MetricOutcome measure(Meter meter, Genome genome) throws InterruptedException {
        return meter.measure(MeterTask.of(SPACE, genome, List.of("m"))).outcomes().get("m");
    }

    static MetricOutcome.Failed failure(Meter meter) throws InterruptedException {
        return (MetricOutcome.Failed) measure(meter, BAD);
    }

    /** The process id that a script has written to a file. */
    static long processId(Path file) throws IOException, InterruptedException {
        for (int wait = 0; wait < PATIENCE_MILLIS / 20; wait++) {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (text.endsWith("\n")) {
                return Long.parseLong(text.strip());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no process id in " + file);
    }

    /** Waits until a process has ended; it may have done so long ago. */
    static void awaitEnd(long processId) throws Exception {
        Optional<ProcessHandle> process = ProcessHandle.of(processId);
        if (process.isPresent()) {
            process.get().onExit().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
