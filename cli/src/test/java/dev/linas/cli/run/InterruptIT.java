package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    @TempDir Path folder;

    @Test
    void shouldEndWithoutStartingAnythingAgain() throws Exception {
        try (LinasCli local = LinasCli.start(folder, "local", "--data", "data")) {
            while (!local.out().contains("stop with Ctrl-C")) {
                Thread.sleep(50);
            }
            List<ProcessHandle> children = local.children();
            assertThat(children).isNotEmpty();

            local.interrupt();

            LinasCli.Outcome outcome = local.await();
            assertThat(outcome.exitCode()).isEqualTo(INTERRUPTED);
            assertThat(outcome.err()).doesNotContain("starting it again", "\tat ", "Exception");
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }
}
