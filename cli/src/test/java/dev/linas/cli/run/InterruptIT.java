package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

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
    private static final int INTERRUPTED = 130;
    private static final Duration MEASURING = Duration.ofSeconds(5);

    @TempDir Path folder;

    @Test
    void shouldEndWithoutStartingAnythingAgain() throws Exception {
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
}
