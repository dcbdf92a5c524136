package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.LogFiles;
import dev.linas.log.SimulatedRecords;
import dev.linas.log.record.SearchLog;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.read.Foreign;
import dev.linas.log.table.read.InvalidTableException;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Search;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log files, read where a table of measurements can be. */
class LogFileTablesTest {
    @TempDir Path folder;

    private SimulatedRecords recorded;
    private SearchLog log;

    @BeforeEach
    void record() throws IOException, InterruptedException {
        recorded = SimulatedRecords.run(folder, "");
        log = recorded.log();
    }

    @Test
    void shouldHaveTheRowsThatItsTableHas() throws IOException {
        LogTable table = read(file(log), Optional.empty());
        Path csv = Files.writeString(folder.resolve("rows.csv"), CsvLog.write(table));

        assertThat(table.rows()).hasSize(120);
        assertThat(table.metrics()).containsExactly("accuracy", "ms");
        assertThat(read(csv, Optional.empty())).isEqualTo(table);
    }

    @Test
    void shouldHaveTheRowsOfAllItsSearches() throws IOException {
        List<Object> records = new ArrayList<>(records(log));
        Search other = Search.newBuilder(log.search()).setSearchId("other").build();
        records.add(0, other);
        records.add(Measurement.newBuilder(log.measurements().get(0)).setSearchId("other").build());

        LogTable table = read(LogFiles.write(at("two.avro"), records), Optional.empty());

        assertThat(table.rows()).hasSize(121).last().extracting(LogRow::search).isEqualTo("other");
        assertThat(LogTables.logFile(at("two.avro"), Optional.of("other"), Optional.empty()).rows())
                .singleElement()
                .isEqualTo(table.rows().get(120));
        assertThatThrownBy(
                        () ->
                                LogTables.logFile(
                                        at("two.avro"), Optional.of("third"), Optional.empty()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("holds no search 'third'");
    }

    @Test
    void shouldWarmASearch() throws IOException {
        file(log);
        Path search = folder.resolve("search.yaml");
        Files.writeString(search, "warm_start: {log: recorded.avro}\n" + Files.readString(search));

        List<Evaluation> rows =
                SearchFile.read(search, ForeignPools.ALLOWED).spec().strategy().earlierRows();

        assertThat(rows).hasSize(60);
        assertThat(rows)
                .allSatisfy(
                        row ->
                                assertThat(row.values())
                                        .isEqualTo(SimulatedRecords.values(row.genome())));
    }

    @Test
    void shouldBeOfTheSpaceThatIsAskedFor() throws IOException {
        Path file = file(log);

        assertThatThrownBy(() -> read(file, BuiltInSpaces.find("nas-bench-201")))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("search 'recorded' is of space small")
                .hasMessageContaining("not of nas-bench-201");
    }

    @Test
    void shouldRefuseWhatIsNoWholeLog() throws IOException {
        Path undefined = LogFiles.write(at("undefined.avro"), log.measurements());
        Path empty = LogFiles.write(at("empty.avro"), List.of());
        Path whole = file(log);
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(at("cut.avro"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> read(undefined, Optional.empty()))
                .hasMessageContaining("not the record that defines it");
        assertThatThrownBy(() -> read(empty, Optional.empty()))
                .hasMessageContaining("holds no search");
        assertThatThrownBy(() -> read(cut, Optional.empty()))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("cut.avro");
        assertThat(LogTables.isLogFile(whole)).isTrue();
    }

    private Path file(SearchLog search) throws IOException {
        return LogFiles.write(at("recorded.avro"), records(search));
    }

    private Path at(String name) {
        return folder.resolve(name);
    }

    private static List<Object> records(SearchLog search) {
        List<Object> records = new ArrayList<>(List.of(search.search()));
        records.addAll(search.measurements());
        return records;
    }

    private static LogTable read(Path file, Optional<SearchSpace> space) {
        return LogTables.read(
                file,
                Optional.empty(),
                new Foreign(space, "log", "log", Map.of(), true),
                note -> {});
    }
}
