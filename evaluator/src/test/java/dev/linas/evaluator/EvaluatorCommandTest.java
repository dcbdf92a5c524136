package dev.linas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.runtime.app.LinasCommandLine;
import dev.linas.runtime.error.ExitCodes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorCommandTest {
    private static final String POOLS =
            """
            space: nas-bench-201
            pools:
              pixel: {meter: command, command: [x], metrics: [m]}
              typo: {meter: command, command: [x], metrics: [m], wokers: 2}
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pool nexus | there is no pool 'nexus' under 'pools'; there are [pixel, typo]",
                "--pool typo | p.yaml:4: unknown key 'pools.typo.wokers'; known are command,",
                "--pool pixel --workers 0 | '0' for '--workers': expected a whole number of at"
                        + " least 1",
                "--pool pixel --workers 1001 | '1001' for '--workers': expected a whole number of"
                        + " at least 1, at most 1000",
                "--pool pixel --admin-port 70000 | '70000' for '--admin-port'",
                "--pool pixel --instance a/b | 'a/b' for '--instance'",
                "--pool pixel --worker-only --router-only | give --worker-only or --router-only,"
                        + " not both",
                "--pool pixel --router-only | --router-only and --fingerprint go together",
                "--pool pixel --router-only --fingerprint abc | 'abc' for '--fingerprint': expected"
                        + " 64"
            })
    void shouldRefuseWithOneClearError(String arguments, String message) {
        assertThat(run(PoolFixture.write(folder, "p.yaml", POOLS), arguments)).contains(message);
    }

    @Test
    void shouldNameTheSpacesThatAreBuiltIn() {
        Path file = PoolFixture.write(folder, "p.yaml", POOLS.replace("nas-bench-201", "moon"));

        assertThat(run(file, "--pool pixel"))
                .contains(
                        "p.yaml:1: 'space' is \"moon\"; expected a space that is built in ("
                                + String.join(", ", BuiltInSpaces.names())
                                + ") or the path of a file with one; there is no file "
                                + folder.resolve("moon"));
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        assertThat(run(folder.resolve("nowhere.yaml"), "--pool pixel"))
                .contains("nowhere.yaml: there is no such file; name an existing file");
    }

    @Test
    void shouldSayThatAFileIsEmpty() {
        assertThat(run(PoolFixture.write(folder, "p.yaml", "# nothing"), "--pool pixel"))
                .contains(
                        "p.yaml: the file is empty; expected a mapping with the keys space, pools");
    }

    /** Runs the command, which must end with a usage error, and gives what it wrote to stderr. */
    private static String run(Path file, String arguments) {
        List<String> all = new ArrayList<>(List.of(file.toString()));
        all.addAll(List.of(arguments.split(" ")));
        all.addAll(List.of("--bootstrap", "127.0.0.1:1", "--registry", "http://127.0.0.1:1"));
        PrintStream before = System.err;
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(LinasCommandLine.execute(new EvaluatorCommand(), all.toArray(String[]::new)))
                    .isEqualTo(ExitCodes.USAGE);
        } finally {
            System.setErr(before);
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
