package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user gets to see who asks for something that cannot be done. */
@Timeout(300)
class BadInputIT {
    private static final int USAGE = 2;
    private static final int UNREACHABLE = 3;

    @TempDir Path folder;

    private ToySearch search;

    @BeforeEach
    void writeTheSearch() throws Exception {
        search = new ToySearch(folder);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    space: space.json | space: nas-bench-200   | search.yaml:2: 'space' is | \
                    Did you mean 'nas-bench-201'
                    metric: accuracy  | metric: accuracy_top1  | \
                    'accuracy_top1', which the pool 'lab' does not serve | accuracy
                    population: 8     | populaton: 8           | 'populaton' | population
                    {accuracy: acc}   | {accuracy: acc_top1}   | \
                    table.csv, line 1: there is no column 'acc_top1' | acc
                    file: table.csv   | file: tabel.csv        | \
                    table tabel.csv: there is no such file | starts from the search file
                    """)
    void shouldSayWhatIsWrongWithASearchFileBeforeStartingAnything(
            String good, String bad, String problem, String remedy) throws Exception {
        search.rewrite(yaml -> yaml.replace(good, bad));

        assertError(search.run(), USAGE, problem, remedy);
        assertThat(folder.resolve(".linas").resolve("kafka")).doesNotExist();
    }

    @Test
    void shouldNameAMissingSearchFile() throws Exception {
        assertError(LinasCli.run(folder, "run", "nowhere.yaml"), USAGE, "nowhere.yaml");
    }

    @Test
    void shouldNameATakenPortAndTheOption() throws Exception {
        try (ServerSocket taken = LinasCli.listen(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertError(
                    LinasCli.run(folder, "run", ToySearch.FILE, "--kafka-port", port),
                    USAGE,
                    "Port " + port + " of 127.0.0.1 (option --kafka-port) is in use",
                    "give another port");
        }
    }

    @Test
    void shouldLeaveADataFolderOfAnotherVersionAlone() throws Exception {
        Path version = Files.createDirectories(folder.resolve(".linas")).resolve("version");
        Files.writeString(version, "99\n");

        assertError(search.run(), USAGE, "layout version '99'", "--data");
        assertThat(version).hasContent("99\n");
        assertThat(folder.resolve(".linas").resolve("kafka")).doesNotExist();
    }

    @Test
    void shouldNameAnUnreachableBroker() throws Exception {
        assertError(
                LinasCli.run(
                        folder,
                        "search",
                        "list",
                        "--bootstrap=127.0.0.1:1",
                        "--registry=http://127.0.0.1:1"),
                UNREACHABLE,
                "broker unreachable at 127.0.0.1:1",
                "./linas local");
    }

    private static void assertError(LinasCli.Outcome outcome, int exitCode, String... said) {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .satisfies(line -> assertThat(line).contains(said));
        assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
    }
}
