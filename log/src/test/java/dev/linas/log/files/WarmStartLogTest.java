package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.InvalidSearchFileException;
import dev.linas.searches.file.SearchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key {@code warm_start.log} of a search file. */
class WarmStartLogTest {
    private static final String SEARCH =
            """
            id: demo
            space: nas-bench-201
            objectives:
              - {metric: accuracy, pool: lab, goal: maximize}
              - {metric: latency_ms, pool: phone, goal: minimize}
            pools:
              lab: {meter: command, command: [python3, a.py], metrics: [accuracy]}
              phone: {meter: command, command: [python3, score.py], metrics: [latency_ms]}
            """;
    private static final String TABLE =
            """
            op0,op1,op2,op3,op4,op5,accuracy,latency_ms@phone,latency_ms@pi,acc
            1,1,1,1,1,1,70.5,10,3,1
            2,2,2,2,2,2,90,30,4,2
            2,2,2,2,2,2,91,31,5,3
            """;

    @TempDir Path folder;

    @Test
    void shouldLearnTheFirstValuesOfEachSubNetwork() throws IOException {
        List<Evaluation> rows = read("{log: t.csv}");

        assertThat(rows)
                .extracting(Evaluation::genome)
                .containsExactly(Genome.of(1, 1, 1, 1, 1, 1), Genome.of(2, 2, 2, 2, 2, 2));
        assertThat(rows.get(0).values()).containsExactly(70.5, 10);
        assertThat(rows.get(1).values()).containsExactly(90, 30);
    }

    @Test
    void shouldTakeTheColumnsThatItIsTold() throws IOException {
        List<Evaluation> rows =
                read("{log: t.csv, metrics: {accuracy: acc, latency_ms: latency_ms@pi}}");

        assertThat(rows.get(1).values()).containsExactly(2, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{log: none.csv} | there is no file",
                "{log: t.csv, rows: t.csv} | and 'rows' beside it",
                "{log: t.csv, search: other} | and 'search' beside it",
                "{log: t.csv, metrics: {accuracy: acuracy}} | has no column 'acuracy'",
                "{log: wrong.csv} | line 2: column 'op0' is 'nine'"
            })
    void shouldSayWhatIsWrong(String value, String message) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining("warm_start.log")
                .hasMessageContaining(message);
    }

    private List<Evaluation> read(String warmStart) throws IOException {
        Files.writeString(folder.resolve("t.csv"), TABLE);
        Files.writeString(folder.resolve("wrong.csv"), TABLE.replace("\n1,1", "\nnine,1"));
        Path file =
                Files.writeString(
                        folder.resolve("search.yaml"), SEARCH + "warm_start: " + warmStart + "\n");
        return SearchFile.read(file, ForeignPools.ALLOWED).spec().strategy().earlierRows();
    }
}
