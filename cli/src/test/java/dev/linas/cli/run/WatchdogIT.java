package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No input makes {@code run} wait for ever. {@code MisbehavingProgramsTest} and {@code
 * SpecialFilesTest} have each kind by itself, in simulations.
 */
class WatchdogIT {
    private static final int USAGE = 2;

    /**
     * One way to misbehave after each good answer: a third start without one would pass for a
     * program that is broken.
     */
    private static final List<String> WAYS =
            List.of(
                    "exec sleep 600",
                    "trap '' TERM INT HUP PIPE; while :; do sleep 1; done",
                    "sleep 600 & exit 0",
                    "(trap '' HUP; exec sleep 600) & exit 3",
                    "exec cat /dev/zero",
                    "cat /dev/zero >&2",
                    "exec yes",
                    "exit 0",
                    "kill -s SEGV $$",
                    "kill -s STOP $$; sleep 600",
                    "exec sleep 600 >/dev/null",
                    "exec sleep 600 <&-",
                    "good; good",
                    "printf '{\"metrics\":{\"latency_ms\":1}}'; exec sleep 600",
                    "echo '{\"metrics\":{\"latency_ms\":NaN}}'",
                    "echo '{\"metrics\":{\"latency_ms\":1e400}}'",
                    "echo '{\"error\":\"too hot\"}'");

    @TempDir Path folder;

    private ToySearch search;

    @BeforeEach
    void writeTheSearch() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "SKIPPED: needs /bin/sh");
        search = new ToySearch(folder);
    }

    @Test
    @Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldEndWhateverItsProgramDoes() throws Exception {
        Files.writeString(folder.resolve("score"), program());
        search.rewrite(
                yaml ->
                        yaml.replaceAll(
                                        "(?s)phone:\\s+\\{meter.*\\}",
                                        "phone: {meter: command, command: [sh, score], metrics:"
                                            + " [latency_ms], timeout: 1s, startup_timeout: 1s}")
                                .replace("evaluations: 24", "evaluations: 40"));

        try (LinasCli run = search.startRun()) {
            LinasCli.Outcome outcome = run.await().succeeded();

            assertThat(outcome.err()).contains("finished: BUDGET");
        }
        assertThat(search.result().get("evaluations")).hasSize(40);
        assertThat(search.result().get("front")).isNotEmpty();
        assertThat(Integer.parseInt(Files.readString(folder.resolve("asked")).strip()))
                .as("questions, every second of which was answered badly")
                .isGreaterThan(2 * WAYS.size());
    }

    /** Answers well and badly in turns, each time in another way. */
    private static String program() {
        StringBuilder script =
                new StringBuilder(
                        """
                        good() { echo '{"metrics":{"latency_ms":1}}'; }
                        while read -r line; do
                          n=$(cat asked 2>/dev/null || echo 0)
                          echo $((n + 1)) > asked
                          case $((n %% %d)) in
                        """
                                .formatted(2 * WAYS.size()));
        for (int way = 0; way < WAYS.size(); way++) {
            script.append("    %d) %s;;%n".formatted(2 * way + 1, WAYS.get(way)));
        }
        return script.append("    *) good;;\n  esac\ndone\n").toString();
    }

    @ParameterizedTest
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ValueSource(strings = {ToySearch.FILE, "space.json", "table.csv"})
    void shouldNotWaitForAPipeThatNobodyWritesTo(String name) throws Exception {
        Path place = folder.resolve(name);
        Files.delete(place);
        assumeTrue(
                new ProcessBuilder("mkfifo", place.toString()).start().waitFor() == 0,
                "SKIPPED: no named pipes here");

        LinasCli.Outcome refused = search.run();

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(USAGE);
        assertThat(refused.err().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(name, "it is a pipe, a device or a"));
        assertThat(folder.resolve(".linas").resolve("kafka")).doesNotExist();
    }
}
