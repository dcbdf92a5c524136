package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.log.table.read.Foreign;
import dev.linas.log.table.read.InvalidTableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of Linas whose columns or cells another tool has changed: read as before, or refused. */
class OwnTablesWrittenAgainTest {
    @TempDir Path folder;

    private final List<String> notes = new ArrayList<>();
    private SearchSpace space;
    private LogTable own;

    @BeforeEach
    void write() throws IOException {
        space =
                space(
                        """
                        {"format": "linas-space/1", "name": "s", "variables": [
                          {"name": "width", "options": ["1.0", "2.0"]},
                          {"name": "level_0", "options": [1, 2, 3]}]}
                        """);
        own =
                read(
                        Files.writeString(
                                folder.resolve("t.csv"),
                                """
                                width,level_0,acc,acc_spread,ms
                                1.0,1,70,0.5,3
                                2.0,2,71,,4
                                2.0,3,72,,5
                                """),
                        Optional.of(space));
    }

    @Test
    void shouldKeepOptionsThatAreTextsWithAPoint() throws IOException {
        assertThat(own.rows().get(0).options()).containsExactly("1.0", "1");

        assertThat(read(CsvLog.write(own), Optional.of(space))).isEqualTo(own);
        assertThat(read(CsvLog.write(own), Optional.empty()).rows()).isEqualTo(own.rows());
        assertThat(read(CsvLog.write(own).replace(",1.0,1,", ",1.0,1.0,"), Optional.of(space)))
                .isEqualTo(own);
    }

    /** A variable whose name pandas gives to numbers of rows too. */
    @Test
    void shouldKeepAVariableCalledAsAnIndex() throws IOException {
        assertThat(read(CsvLog.write(own), Optional.empty()).variables())
                .extracting(LogVariable::name)
                .containsExactly("width", "level_0");
        assertThat(notes).isEmpty();
    }

    @Test
    void shouldReadMovedColumnsWithTheSpaceOnly() throws IOException {
        for (Comparator<String> order :
                List.of(Comparator.<String>naturalOrder(), Comparator.<String>reverseOrder())) {
            String moved = moved(CsvLog.write(own), order);

            assertThat(read(moved, Optional.of(space)).rows())
                    .extracting(LogRow::genome)
                    .isEqualTo(own.rows().stream().map(LogRow::genome).toList());
            assertThat(read(moved, Optional.of(space)).rows().get(0).metrics())
                    .isEqualTo(own.rows().get(0).metrics());
            assertThatThrownBy(() -> read(moved, Optional.empty()))
                    .isInstanceOf(InvalidTableException.class)
                    .hasMessageContaining("its columns were moved")
                    .hasMessageContaining("name the space with --space");
        }
    }

    /** As many columns as the genome has elements, but not of the variables. */
    @Test
    void shouldNotTakeAMetricForAVariable() throws IOException {
        String swapped = swapped(CsvLog.write(own), "level_0", "ms");

        assertThatThrownBy(() -> read(swapped, Optional.empty()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("its columns were moved");
    }

    /** Options that changed places among themselves, so that all columns are of variables. */
    @Test
    void shouldNotTakeOneVariableForAnother() throws IOException {
        String swapped = swapped(CsvLog.write(own), "level_0", "width");

        assertThatThrownBy(() -> read(swapped, Optional.empty()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("line 4: option index 1 of column 'level_0' is ")
                .hasMessageContaining("columns were moved: name the space with --space");
        assertThat(read(swapped, Optional.of(space)).rows()).isEqualTo(own.rows());
    }

    @Test
    void shouldReadASpreadThatStandsBeforeItsMetric() throws IOException {
        String swapped = swapped(CsvLog.write(own), "acc", "acc_spread");

        assertThat(read(swapped, Optional.empty()).rows()).isEqualTo(own.rows());
    }

    /** Pairs of numbers, as in a column of image sizes that was added. */
    @Test
    void shouldLeaveOutAColumnOfPairs() throws IOException {
        String text = CsvLog.write(own);
        int end = text.indexOf('\n') + 1;
        String added =
                text.substring(0, end - 1)
                        + ",input\n"
                        + text.substring(end).replace("\n", ",\"32,32\"\n");

        assertThat(read(added, Optional.empty()).rows()).isEqualTo(own.rows());
        assertThat(notes).singleElement().asString().contains("left out: 'input' (if '32,32'");
    }

    private static String moved(String text, Comparator<String> order) {
        List<List<String>> rows = cells(text);
        int[] places =
                IntStream.range(0, rows.get(0).size())
                        .boxed()
                        .sorted(Comparator.comparing(rows.get(0)::get, order))
                        .mapToInt(place -> place)
                        .toArray();
        return text(
                rows.stream()
                        .map(row -> Arrays.stream(places).mapToObj(row::get).toList())
                        .toList());
    }

    private static String swapped(String text, String one, String other) {
        List<List<String>> rows = cells(text);
        int first = rows.get(0).indexOf(one);
        int second = rows.get(0).indexOf(other);
        rows.forEach(row -> Collections.swap(row, first, second));
        return text(rows);
    }

    private static List<List<String>> cells(String text) {
        return text.lines()
                .map(line -> Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
                .toList();
    }

    private static String text(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
        return text.toString();
    }

    private SearchSpace space(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("space.json"), json);
        return BuiltInSpaces.OR_FILE.named(file.toString(), Path.of(""));
    }

    private LogTable read(String text, Optional<SearchSpace> of) throws IOException {
        return read(Files.writeString(folder.resolve("own.csv"), text), of);
    }

    private LogTable read(Path file, Optional<SearchSpace> of) {
        notes.clear();
        return LogTables.read(
                file, Optional.empty(), new Foreign(of, "s", "log", Map.of(), true), notes::add);
    }
}
