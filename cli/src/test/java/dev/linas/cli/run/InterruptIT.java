package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at a terminal interrupts a command and all that it started, at the same time. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(300)
class InterruptIT {
    private static final int SIGINT = 2;
    private static final int INTERRUPTED = 130;
    private static final Duration MEASURING = Duration.ofSeconds(5);

    @TempDir Path folder;

    @Test
    void shouldEndWithoutStartingAnythingAgain() throws Exception {
        assumeThat(ignoresInterrupts())
                .as("SIGINT is ignored in what the tests were started from, such as nohup")
                .isFalse();
        ToySearch search = new ToySearch(folder);
        search.rewrite(yaml -> yaml.replace("simulated_delay: 0ms", "simulated_delay: 2s"));
        try (LinasCli run = search.startRun()) {
            run.awaitSaying("search 'toy' started");
            Thread.sleep(MEASURING.toMillis());
            List<ProcessHandle> children = run.children();
            assertThat(children).isNotEmpty();

            run.interrupt();

            LinasCli.Outcome outcome = run.await();
            assertThat(outcome.exitCode()).isEqualTo(INTERRUPTED);
            assertThat(outcome.err()).doesNotContain("starting it again", "\tat ", "Exception");
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    /** Whether a process that starts here ignores SIGINT, as the JVM then does. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask & 1L << (SIGINT - 1)) != 0);
    }
}
