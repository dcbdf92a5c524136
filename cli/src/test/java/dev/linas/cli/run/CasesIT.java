package dev.linas.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases of {@code docs/cases.md} that only show in a whole {@code run}; each within a limit. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CasesIT {
    private static final String PENALTY = "1.7976931348623157e308";

    @TempDir Path folder;

    private ToySearch search;

    @BeforeEach
    void writeTheSearch() throws Exception {
        search = new ToySearch(folder);
    }

    @Test
    void shouldEndWithAPenaltyAmongTheValuesAndSayIt() throws Exception {
        List<String> rows = new ArrayList<>(Files.readAllLines(folder.resolve("table.csv")));
        for (int row = 8; row < rows.size(); row += 8) {
            rows.set(row, rows.get(row).replaceFirst("[^,]*$", PENALTY));
        }
        Files.write(folder.resolve("table.csv"), rows);

        LinasCli.Outcome outcome = search.run().succeeded();

        assertThat(outcome.err())
                .contains("finished: BUDGET")
                .containsOnlyOnce("hugely beyond the others")
                .doesNotContain("Exception", "\tat ");
        assertThat(search.result().get("hypervolume").asDouble()).isBetween(1.0, 1e6);
        assertThat(search.result().get("evaluations").toString()).contains("E308");
        assertThat(search.result()).isEqualTo(search.simulate());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "read -r line; echo 'ValueError: no licence' >&2; exit 1 | exit code 1, last words:"
                        + " ValueError: no licence",
                "while read -r line; do echo '{\"error\":\"no licence\"}'; done | the command"
                        + " reports: no licence",
            })
    void shouldEndWithTheReasonWhereAProgramNeverGivesAValue(String program, String reason)
            throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "SKIPPED: needs /bin/sh");
        Files.writeString(folder.resolve("score"), program);
        search.measureBy("sh, score");

        LinasCli.Outcome outcome = search.run();

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("could be measured", reason, "run --retry")
                .doesNotContain("\tat ");
        assertThat(outcome.err().lines().filter(line -> line.contains(reason)).count())
                .as("lines that tell the reason, of 16 candidates")
                .isLessThan(6);
    }
}
