package dev.linas.searches.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.EarlierRows;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Key {@code warm_start.rows} of a search file: what was measured before the search. */
class EarlierRowsFileTest {
    private static final String TABLE =
            """
            op0,op1,op2,op3,op4,op5,accuracy,latency_ms@pixel,note
            1,1,1,1,1,1,70.5,10,x
            2,2,2,2,2,2,90,30,
            3,3,3,3,3,3,80,40,
            """;

    @TempDir Path folder;

    @Test
    void shouldTakeTheColumnsThatAreNamedAsTheObjectivesAre() throws IOException {
        write("t.csv", TABLE);

        SearchSpec spec = read("warm_start: {rows: t.csv}\n");

        assertThat(spec.strategy().earlierRows())
                .extracting(Evaluation::genome)
                .containsExactly(
                        Genome.of(1, 1, 1, 1, 1, 1),
                        Genome.of(2, 2, 2, 2, 2, 2),
                        Genome.of(3, 3, 3, 3, 3, 3));
        assertThat(spec.strategy().earlierRows().get(0).values()).containsExactly(70.5, Double.NaN);
    }

    @Test
    void shouldTakeTheColumnsThatItIsTold() throws IOException {
        write("t.csv", TABLE.replace("op", "edge"));

        SearchSpec spec =
                read(
                        """
                        warm_start:
                          rows: t.csv
                          genome: [edge0, edge1, edge2, edge3, edge4, edge5]
                          metrics: {latency_ms: latency_ms@pixel}
                        """);

        assertThat(spec.strategy().earlierRows().get(1).values()).containsExactly(90, 30);
    }

    @Test
    void shouldTakeEmptyCellsForValuesThatWereNotMeasured() throws IOException {
        write(
                "t.csv",
                """
                op0,op1,op2,op3,op4,op5,accuracy,latency_ms
                1,1,1,1,1,1,70.5,
                2,2,2,2,2,2,,
                3,3,3,3,3,3,,40
                """);

        List<Evaluation> rows = read("warm_start: {rows: t.csv}\n").strategy().earlierRows();

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).values()).containsExactly(70.5, Double.NaN);
        assertThat(rows.get(1).values()).containsExactly(Double.NaN, 40);
    }

    @Test
    void shouldReadATableWithAByteOrderMarkAndLinesOfWindows() throws IOException {
        write("t.csv", "\uFEFF" + TABLE.replace("\n", "\r\n").replace("op0,", "op0 ,"));

        assertThat(read("warm_start: {rows: t.csv}\n").strategy().earlierRows()).hasSize(3);
    }

    @Test
    void shouldReadATableWhoseHeadingIsInQuotes() throws IOException {
        String heading = TABLE.substring(0, TABLE.indexOf('\n'));
        String quoted = '"' + heading.replace(",", "\",\"") + '"';
        write("t.csv", TABLE.replace(heading, quoted));

        assertThat(read("warm_start: {rows: t.csv}\n").strategy().earlierRows().get(0).values())
                .containsExactly(70.5, Double.NaN);
    }

    @Test
    void shouldMeasureTheBestOfThemFirstAndFewOthers() throws IOException {
        write("t.csv", TABLE);

        SearchSpec spec =
                read("warm_start: {rows: t.csv, metrics: {latency_ms: latency_ms@pixel}}\n");

        assertThat(spec.strategy().warmStart())
                .containsExactly(Genome.of(1, 1, 1, 1, 1, 1), Genome.of(2, 2, 2, 2, 2, 2));
        assertThat(spec.initialPopulation()).isEqualTo(10);
    }

    @Test
    void shouldReadTheResultOfAnotherSearch() throws IOException {
        write(
                "other.json",
                """
                [{"search": "other", "evaluations": [
                  {"genome": [0, 1, 2, 3, 4, 0], "metrics": {"accuracy@lab": 71.5, "watts@lab": 3}},
                  {"genome": [0, 0, 0, 0, 0, 0], "metrics": {}},
                  {"genome": [0, 1, 2, 3, 4, 0], "metrics": {"accuracy@lab": 71.5}}]}]
                """);

        SearchSpec spec = read("warm_start: {rows: other.json}\n");

        assertThat(spec.strategy().earlierRows())
                .containsExactly(
                        new Evaluation(
                                0,
                                0,
                                Genome.of(0, 1, 2, 3, 4, 0),
                                new double[] {71.5, Double.NaN},
                                false));
    }

    @Test
    void shouldTakeRowsAtEqualStepsWhereThereAreManyAndSaySo() throws IOException {
        StringBuilder table = new StringBuilder("op0,op1,op2,op3,op4,op5,accuracy\n");
        for (int row = 0; row < 3125; row++) {
            String genome = "0" + Integer.toString(row + 3125, 5).substring(1);
            table.append(String.join(",", genome.split(""))).append(",50\n");
        }
        write("t.csv", table.toString());

        SearchFile file = readFile("warm_start: {rows: t.csv}\n");

        assertThat(file.spec().strategy().earlierRows()).hasSize(EarlierRows.MOST);
        assertThat(file.warnings())
                .singleElement()
                .asString()
                .contains("has 3125 rows; the search learns from 1000 of them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rows: none.csv} | there is no file",
                "{rows: blank.csv} | it is empty",
                "{rows: latin.csv} | it is no UTF-8; save it as UTF-8",
                "{rows: bars.csv} | columns are separated by commas, semicolons or tabs",
                "{rows: twice.csv} | table",
                "{rows: text.json} | 'accuracy@lab' of an evaluation is \"high\"; expected a"
                        + " number",
                "{rows: t.csv, search: other} | begins with one of the two",
                "{rows: t.csv, metrics: {speed: accuracy}} | 'speed' is no objective; expected one",
                "{rows: t.csv, metrics: {accuracy: acuracy}} | no column 'acuracy'",
                "{rows: t.csv, genome: [op0]} | names 1 columns, but space nas-bench-201 has 6",
                "{rows: text.csv} | it has no column of an objective",
                "{rows: cut.csv} | line 2, column 'accuracy': 'x' is not a number",
                "{rows: gaps.csv} | none of its rows has a value of an objective",
                "{rows: empty.json} | it is no result of one search"
            })
    void shouldSayWhatIsWrong(String value, String named) throws IOException {
        write("t.csv", TABLE);
        write("text.csv", "a,b\n1,2\n");
        write("cut.csv", "op0,op1,op2,op3,op4,op5,accuracy\n1,1,1,1,1,1,x\n");
        write("gaps.csv", "op0,op1,op2,op3,op4,op5,accuracy\n1,1,1,1,1,1,\n");
        write("empty.json", "{}");
        write("blank.csv", "\n\n");
        write("bars.csv", TABLE.replace(',', '|'));
        write("twice.csv", TABLE + "1,1,1,1,1,1,70.5,10,x\n");
        write(
                "text.json",
                """
                {"evaluations": [
                  {"genome": [0, 1, 2, 3, 4, 0], "metrics": {"accuracy@lab": "high"}}]}
                """);
        Files.writeString(
                folder.resolve("latin.csv"), TABLE + "\u00e4", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read("warm_start: " + value + "\n"))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining(named)
                .hasMessageContaining("'warm_start")
                .hasMessageNotContaining("pool warm_start");
    }

    @Test
    void shouldSayWhereAResultIsCutOff() throws IOException {
        write("cut.json", "{\"evaluations\": [");

        assertThatThrownBy(() -> read("warm_start: {rows: cut.json}\n"))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining("search.yaml:9")
                .hasMessageContaining("cut.json:1: not valid JSON: Unexpected end-of-input")
                .hasMessageNotContaining("REDACTED");
    }

    @Test
    void shouldRefuseAPredictorThatWouldIgnoreThem() throws IOException {
        write("t.csv", TABLE);

        assertThatThrownBy(() -> read("warm_start: {rows: t.csv}\npredictor: ridge\n"))
                .isInstanceOf(InvalidSearchFileException.class)
                .hasMessageContaining("'ridge', which does not learn from 'warm_start.rows'")
                .hasMessageContaining("gaussian-process");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private SearchSpec read(String added) throws IOException {
        return readFile(added).spec();
    }

    private SearchFile readFile(String added) throws IOException {
        return SearchFileFixture.read(
                folder, SearchFileFixture.MINIMAL + added, ForeignPools.ALLOWED);
    }
}
