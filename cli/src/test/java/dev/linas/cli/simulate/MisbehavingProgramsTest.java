package dev.linas.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.linas.runtime.error.UserError;
import dev.linas.searches.TestSpaces;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whatever a program does, the search ends in good time, and says in one line what was wrong. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // fails, whatever hangs
class MisbehavingProgramsTest {
    private static final String SEARCH =
            """
            id: toy
            space: tiny.json
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: phone, goal: minimize}
            population: 4
            initial_population: 4
            inner_evaluations: 100
            budget: {evaluations: 2}
            seed: 3
            pools:
              lab: {meter: table, file: t.csv, genome: [g0, g1, g2, g3], metrics: {accuracy: acc}}
              phone: {meter: command, command: [sh, score], metrics: [latency_ms], timeout: 5s, \
            startup_timeout: 0s}
            """;

    private static final String ANSWER = "{\"metrics\":{\"latency_ms\":1}}";

    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @BeforeEach
    void writeFiles() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
        Files.writeString(folder.resolve("tiny.json"), TestSpaces.TINY);
        Files.writeString(folder.resolve("search.yaml"), SEARCH);
        List<String> lines = new ArrayList<>(List.of("g0,g1,g2,g3,acc"));
        TestSpaces.tiny().canonicalGenomes().forEach(genome -> lines.add(genome + ",1"));
        Files.write(folder.resolve("t.csv"), lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "exec sleep 600 § a program that does not flush after each answer",
                "sleep 600 & read -r line; exit 0 § ended while measuring: exit code 0",
                "trap '' TERM INT HUP PIPE; while :; do sleep 1; done § gave no answer within the"
                        + " timeout of 5000 ms",
                "read -r line; exec cat /dev/zero § wrote a line of more than 2097152 bytes",
                "read -r line; cat /dev/zero >&2 § gave no answer within the timeout of 5000 ms",
                "read -r line; exec yes § answered 'y', which is no answer",
                "read -r line; kill -s STOP $$; sleep 600 § gave no answer within the timeout of"
                        + " 5000 ms",
                "read -r line; exec sleep 600 >/dev/null § closed its standard output, where"
                        + " answers belong",
                "read -r line; (trap '' HUP; sleep 600) & exit 3 § exit code 3",
                "read -r line; kill -s SEGV $$ § exit code 139 (SIGSEGV",
                "read -r line; echo no licence >&2; exit 4 § exit code 4, last words: no licence",
                "read -r line; printf 'ANSWER'; exit 0 § in the middle of the line 'ANSWER'",
                "read -r line; printf 'ANSWER'; exec sleep 600 § it wrote 'ANSWER', without a line"
                        + " end",
                "while read -r line; do echo '{\"error\":\"too hot\"}'; done § the command reports:"
                        + " too hot",
                "while read -r line; do echo '{\"metrics\":{\"latency_ms\":NaN}}'; done § the"
                        + " command gave NaN for metric latency_ms",
                "while read -r line; do echo '{\"metrics\":{\"latency_ms\":1e400}}'; done § the"
                        + " command gave 1E+400 for metric",
                "while read -r line; do echo '{\"metrics\":{\"latency_ms\":3,1}}'; done § which is"
                        + " no answer (Unexpected",
                "while read -r line; do echo '{\"metrics\":{}}'; done § answer lacks metric"
                        + " latency_ms",
                "while read -r line; do printf '9%%\\rANSWER\\n'; done § which is no answer",
                "while read -r line; do printf '{\"error\":\"\\351\"}\\n"
                        + "'; done § bytes that are no UTF-8",
                "while read -r line; do printf 'ANSWER\\nANSWER\\n'; done § wrote more than the"
                        + " line",
            })
    void shouldEndTheSearchAndSayWhatWasWrong(String script, String reason) throws Exception {
        Files.writeString(folder.resolve("score"), script.replace("ANSWER", ANSWER));

        simulate();

        assertThat(err.toString())
                .containsOnlyOnce("first failure of pool phone: latency_ms: ")
                .contains(reason.replace("ANSWER", ANSWER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            quoteCharacter = '`',
            value = {
                "[pyhton3, score] § no program 'pyhton3' is on the PATH",
                "[./scroe] § there is no file",
                "[./score] § is not executable; 'chmod +x' it, or name its interpreter",
                "[./crlf] § has a line end of Windows",
                "[sh, -c, 'echo no licence >&2; exit 4'] § ended at once: exit code 4, last words:"
                        + " no licence",
                "[sh, -c, 'echo Welcome; exec sleep 600'] § wrote a line that nobody asked for:"
                        + " 'Welcome'"
            })
    void shouldRefuseAProgramThatCannotStart(String command, String reason) throws Exception {
        Files.writeString(folder.resolve("score"), "");
        Path crlf = Files.writeString(folder.resolve("crlf"), "#!/bin/sh\r\n");
        assertThat(crlf.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("search.yaml"), SEARCH.replace("[sh, score]", command));

        try {
            simulate();
            // a machine so busy that the program had not even failed when it was asked
            assertThat(err.toString()).contains(reason.substring(reason.lastIndexOf(':') + 1));
        } catch (UserError e) {
            assertThat(e).hasMessageContaining(reason).hasMessageContaining("pool phone: command");
        }
    }

    private void simulate() throws InterruptedException {
        SimulateCommand command = new SimulateCommand();
        new CommandLine(command)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .parseArgs(folder.resolve("search.yaml").toString());
        int exitCode = command.call();
        assertThat(exitCode).isNotNegative();
    }
}
