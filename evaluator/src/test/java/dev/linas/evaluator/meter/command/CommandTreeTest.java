package dev.linas.evaluator.meter.command;

import static dev.linas.evaluator.meter.command.ScriptedCommand.GOOD;
import static dev.linas.evaluator.meter.command.ScriptedCommand.answering;
import static dev.linas.evaluator.meter.command.ScriptedCommand.assumeProgram;
import static dev.linas.evaluator.meter.command.ScriptedCommand.awaitEnd;
import static dev.linas.evaluator.meter.command.ScriptedCommand.failure;
import static dev.linas.evaluator.meter.command.ScriptedCommand.measure;
import static dev.linas.evaluator.meter.command.ScriptedCommand.processId;
import static dev.linas.evaluator.meter.command.ScriptedCommand.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MetricOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of the processes that a program starts: all of them end with it, whatever ends it.
 */
@Timeout(120)
class CommandTreeTest {
    private static final String LONG = "'timeout':'60s'";

    /** Starts a child that outlives its parent, holds its pipes, and writes down its id. */
    private static final String CHILD = "sleep 300 & echo $! >child; ";

    @TempDir Path folder;

    @Test
    void shouldSeeTheEndOfAProcessWhoseChildHoldsItsOutput() throws Exception {
        try (Meter meter = shell(folder, answering(CHILD + "exit 3"), LONG)) {
            assertThat(failure(meter).reason()).contains("ended while measuring: exit code 3");

            awaitEnd(processId(folder.resolve("child")));
            assertThat(measure(meter, GOOD)).isEqualTo(MetricOutcome.exactly(7));
        }
    }

    @Test
    void shouldEndTheChildrenOfAProcessThatTakesTooLong() throws Exception {
        String bad = CHILD + "trap '' TERM INT HUP; sleep 300";
        try (Meter meter = shell(folder, answering(bad), "'timeout':'1s','startup_timeout':'1s'")) {
            assertThat(failure(meter).reason()).contains("gave no answer within the timeout");

            awaitEnd(processId(folder.resolve("child")));
        }
    }

    @Test
    void shouldEndOnCloseAlsoWhatBelongsToNobodyAnyMore() throws Exception {
        assumeProgram("/proc/self/exe");
        assumeProgram("/usr/bin/setsid");
        String orphan = "(setsid sleep 300 </dev/null >/dev/null 2>&1 & echo $! >child);";
        Meter meter = shell(folder, orphan + answering(":"), LONG);
        long child = processId(folder.resolve("child"));
        assertThat(ProcessHandle.of(child)).isPresent();

        meter.close();

        awaitEnd(child);
    }

    @Test
    void shouldEndWhatAProgramLeavesBehindThatEndsByItself() throws Exception {
        assumeProgram("/proc/self/exe");
        String once = "read -r line; " + CHILD + "echo '{\"metrics\":{\"m\":7}}'";
        try (Meter meter = shell(folder, once, LONG)) {
            assertThat(measure(meter, GOOD)).isEqualTo(MetricOutcome.exactly(7));
            long first = processId(folder.resolve("child"));
            Files.delete(folder.resolve("child"));
            assertThat(measure(meter, GOOD)).isEqualTo(MetricOutcome.exactly(7));

            awaitEnd(first);
        }
        awaitEnd(processId(folder.resolve("child")));
    }

    @Test
    void shouldEndAProgramThatMultiplies() throws Exception {
        assumeProgram("/proc/self/exe");
        String script =
                """
                grow() {
                  if [ "$1" -gt 0 ]; then
                    (grow $(($1 - 1))) & (grow $(($1 - 1))) &
                  fi
                  echo "$(cut -d ' ' -f 4 /proc/self/stat)" >>children
                  exec sleep 300
                }
                grow 5
                """;
        Meter meter = shell(folder, script, LONG);
        for (int wait = 0; wait < 1000 && children().size() < 63; wait++) {
            Thread.sleep(20);
        }
        List<Long> children = children();
        assertThat(children).hasSize(63);

        meter.close();

        for (long child : children) {
            awaitEnd(child);
        }
    }

    private List<Long> children() throws Exception {
        Path file = folder.resolve("children");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                : List.of();
    }

    @Test
    void shouldEndTheChildrenAndBookNothingWhenTheEvaluatorIsToldToEnd() throws Exception {
        assumeProgram("/bin/sh");
        Files.writeString(folder.resolve("score"), answering(CHILD + "sleep 300"));
        Path said = folder.resolve("said");
        Process evaluator =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MeasuringMain.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            long child = processId(folder.resolve("child"));
            List<Long> all = evaluator.descendants().map(ProcessHandle::pid).toList();
            assertThat(all).isNotEmpty();

            evaluator.destroy();

            assertThat(evaluator.waitFor(60, TimeUnit.SECONDS)).isTrue();
            awaitEnd(child);
            for (long each : all) {
                awaitEnd(each);
            }
            assertThat(Files.readString(said)).doesNotContain("Failed");
        } finally {
            evaluator.destroyForcibly();
        }
    }

    @Test
    void shouldEndTheChildrenWhenTheMeasuringThreadIsInterrupted() throws Exception {
        try (Meter meter = shell(folder, answering(CHILD + "sleep 300"), LONG)) {
            Thread measuring = Thread.currentThread();
            Thread interrupter =
                    new Thread(
                            () -> {
                                try {
                                    var unused = processId(folder.resolve("child"));
                                } catch (Exception e) {
                                    throw new AssertionError(e);
                                } finally {
                                    measuring.interrupt();
                                }
                            });
            interrupter.start();

            assertThatThrownBy(() -> failure(meter)).isInstanceOf(InterruptedException.class);

            awaitEnd(processId(folder.resolve("child")));
            interrupter.join();
        }
    }

    @Test
    void shouldNotWaitForAProgramThatDoesNotReadItsQuestion() throws Exception {
        assumeProgram("/bin/sh");
        Files.writeString(folder.resolve("score"), "exec sleep 300");
        CommandSettings settings =
                new CommandSettings(
                        List.of("sh", "score"),
                        List.of("m"),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Optional.empty(),
                        folder);
        CommandProcess process = CommandProcess.start("p", settings);
        try {
            Reply reply = process.ask("x".repeat(1 << 20), Duration.ZERO, Duration.ofSeconds(1));

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            Reply.Broken.class,
                            broken ->
                                    assertThat(broken.problem())
                                            .contains("it does not read its standard input"));
        } finally {
            process.close();
        }
        assertThat(process.isUsable()).isFalse();
    }
}
