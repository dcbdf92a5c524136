package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.log.parquet.ParquetLog;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.read.Foreign;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as other tools really write them: nothing is misread, and what is left out is told. */
class TablesOfOthersTest {
    private static final String TWO =
            """
            op0,op1,op2,op3,op4,op5,acc,ms
            none,none,none,none,none,none,70,1.5
            none,none,none,none,none,skip_connect,71,2.5
            """;

    @TempDir Path folder;

    private final List<String> notes = new ArrayList<>();

    /** Decimals, single precision, dates, unsigned numbers, lists, structs, and pandas's index. */
    @Test
    void shouldReadTheTypesOfParquetAsWhatTheyMean() throws IOException {
        Path file = folder.resolve("types.parquet");
        try (var in = TablesOfOthersTest.class.getResourceAsStream("pyarrow-types.parquet")) {
            Files.write(file, in.readAllBytes());
        }

        LogTable table = read(file, "nas-bench-201");

        assertThat(table.metrics()).containsExactly("acc", "ms", "count");
        assertThat(table.rows())
                .extracting(LogRow::genome)
                .containsExactly(Genome.of(1, 2, 3, 4, 0, 1), Genome.of(1, 1, 1, 1, 1, 1));
        assertThat(table.rows().get(0).metrics())
                .containsEntry("acc", MetricValue.of(71.179))
                .containsEntry("ms", MetricValue.of(4.8048))
                .containsEntry("count", MetricValue.of(0x1p64));
        assertThat(table.rows().get(1).metrics())
                .containsEntry("acc", MetricValue.of(-0.5))
                .containsEntry("ms", MetricValue.of(0.1));
        assertThat(notes)
                .anyMatch(note -> note.contains("column 'nested' is left out"))
                .anyMatch(note -> note.contains("left out: 'day', 'at'"));
    }

    @Test
    void shouldNoticeAChangedByteInPagesOfItsOwnParquet() throws IOException {
        Path whole = folder.resolve("rows.parquet");
        ParquetLog.write(read(write("t.csv", TWO), "nas-bench-201"), whole);
        byte[] bytes = Files.readAllBytes(whole);
        int footer = bytes.length - 8 - littleEndian(bytes, bytes.length - 8);
        LogTable right = read(whole, "nas-bench-201");
        for (int place = 4; place < footer; place += 3) {
            byte[] changed = bytes.clone();
            changed[place] ^= 0x10;
            Path file = folder.resolve("changed.parquet");
            Files.write(file, changed);
            LogTable read = right;
            try {
                read = read(file, "nas-bench-201");
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("changed.parquet");
            }
            assertThat(read).as("byte %d", place).isEqualTo(right);
        }
    }

    private static int littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16;
    }

    /** Read by pandas and written again, with a column more, one less, and its index. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "false | False",
                ",log,,, | ,log,,,",
                "s,0,1, | s,0.0,1.0,",
            })
    void shouldReadItsOwnTablesWrittenAgain(String old, String now) throws IOException {
        LogTable own = read(write("t.csv", TWO), "nas-bench-201");
        String text = CsvLog.write(own).replace(old, now);
        List<String> lines = text.lines().toList();
        StringBuilder again = new StringBuilder("Unnamed: 0," + lines.get(0) + ",ratio,remark\n");
        for (int line = 1; line < lines.size(); line++) {
            again.append(line).append(',').append(lines.get(line)).append(",3.5,x\n");
        }

        LogTable read = read(write("again.csv", again.toString()), Optional.empty());

        assertThat(read.metrics()).containsExactly("acc", "ms", "ratio");
        for (int row = 0; row < 2; row++) {
            LogRow expected = own.rows().get(row);
            LogRow actual = read.rows().get(row);
            assertThat(actual.genome()).isEqualTo(expected.genome());
            assertThat(actual.options()).isEqualTo(expected.options());
            assertThat(actual.metrics()).containsAllEntriesOf(expected.metrics());
        }
        assertThat(notes).anyMatch(note -> note.contains("left out: 'remark'"));
    }

    @Test
    void shouldKeepPoolsOfRowsApart() throws IOException {
        String text =
                """
                op0,op1,op2,op3,op4,op5,pool,device,measured_at,duration_ms,ms
                none,none,none,none,none,none,pi,arm,2026-01-31 12:00:00,250.0,1.5
                none,none,none,none,none,none,phone,,,,2.5
                none,none,none,none,none,none,,,,,3.5
                """;

        LogTable table = read(write("t.csv", text), "nas-bench-201");

        assertThat(table.rows()).extracting(LogRow::pool).containsExactly("pi", "phone", "log");
        assertThat(table.rows().get(0).device()).isEqualTo("arm");
        assertThat(table.rows().get(0).durationMillis()).hasValue(250);
        assertThat(table.rows().get(0).measuredAt()).isPresent();
    }

    /** Rows that pandas has numbered are not the same one written twice. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Unnamed: 0", "__index_level_0__", "level_0"})
    void shouldLeaveOutNumbersOfRows(String name) throws IOException {
        String text = name + ",genome,macs\n0,\"1,1,1,1,1,1\",5\n1,\"1,1,1,1,1,1\",5\n";

        LogTable table = read(write("t.csv", text), "nas-bench-201");

        assertThat(table.metrics()).containsExactly("macs");
        assertThat(table.rows()).hasSize(2);
        assertThat(notes)
                .anyMatch(note -> note.endsWith("left out, as numbers of rows: '" + name + "'"));
        assertThatThrownBy(
                        () -> read(write("u.csv", text.replace("\n1,", "\n0,")), "nas-bench-201"))
                .hasMessageContaining("line 3: repeats line 2");
    }

    /** Columns of its own that are called as those of Linas, or hold pairs of numbers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool | Pixel 4 | Pixel 5 | 'pool', whose cells such as 'Pixel 4' are not 1 to 100",
                "measured_at | 1700000000 | 1700000001 | 'measured_at', whose cells such as '170",
                "duration_ms | short | long | 'duration_ms', whose cells such as 'short' are not a",
                "shape | '32,32' | '64,64' | 'shape' (if '32,32' is a number, write it with a poi"
            })
    void shouldLeaveOutColumnsThatAreNotWhatTheyAreCalled(
            String name, String one, String other, String note) throws IOException {
        String text =
                "genome,%s,acc\n\"1,1,1,1,1,1\",\"%s\",5\n\"2,1,1,1,1,1\",\"%s\",6\n"
                        .formatted(name, one, other);

        LogTable table = read(write("t.csv", text), "nas-bench-201");

        assertThat(table.metrics()).containsExactly("acc");
        assertThat(table.rows()).extracting(LogRow::pool).containsOnly("log");
        assertThat(notes).singleElement().asString().contains("left out: " + note);
    }

    /** Values that do not count up are no numbers of rows. */
    @Test
    void shouldKeepAMetricCalledAsAnIndex() throws IOException {
        String text = "level_0,genome\n7,\"1,1,1,1,1,1\"\n5,\"2,1,1,1,1,1\"\n";

        assertThat(read(write("t.csv", text), "nas-bench-201").metrics())
                .containsExactly("level_0");
    }

    /** Also where that column has the pool of all others that name none. */
    @Test
    void shouldKeepAValueInThePoolThatItsColumnNames() throws IOException {
        String text =
                """
                genome,pool,acc,latency_ms@phone
                "1,1,1,1,1,1",phone,70,1.5
                "2,1,1,1,1,1",lab,71,2.5
                """;
        Foreign foreign =
                new Foreign(BuiltInSpaces.find("nas-bench-201"), "s", "phone", Map.of(), true);

        LogTable table =
                LogTables.read(write("t.csv", text), Optional.empty(), foreign, notes::add);

        assertThat(table.rows()).extracting(LogRow::pool).containsExactly("phone", "lab", "phone");
        assertThat(table.rows().get(1).metrics()).containsOnlyKeys("acc");
        assertThat(table.rows().get(2).metrics())
                .containsExactly(Map.entry("latency_ms", MetricValue.of(2.5)));
    }

    @Test
    void shouldSayWhichTrialsOfOptunaAreLeftOutAndRefuseOtherParameters() throws IOException {
        String text =
                """
                number,value_acc,params_op0,params_op1,params_op2,params_op3,params_op4,params_op5,\
                params_lr,user_attrs_macs,state
                0,71.5,none,none,none,none,none,none,0.1,3,COMPLETE
                1,71.5,none,none,none,none,none,none,0.1,3,PRUNED
                2,,none,none,none,none,none,none,0.2,3,WAITING
                """;

        LogTable table = read(write("t.csv", text), "nas-bench-201");

        assertThat(table.metrics()).containsExactly("acc");
        assertThat(table.rows()).hasSize(1);
        assertThat(notes)
                .anyMatch(note -> note.contains("{PRUNED=1, WAITING=1}"))
                .anyMatch(note -> note.contains("left out: 'user_attrs_macs'"));
        assertThatThrownBy(
                        () ->
                                read(
                                        write("u.csv", text.replace("WAITING", "FAIL")),
                                        "nas-bench-201"))
                .hasMessageContaining("column 'params_lr' has several values");
    }

    /** DyNAS-T writes 0 where it did not measure, also in some rows only. */
    @Test
    void shouldTakeZerosOfDynasForNotMeasured() throws IOException {
        String text =
                """
                Sub-network,Latency (ms),MACs,Top-1 Acc (%),Energy
                "{'op': [np.int64(0), 0, 0, 0, 0, 1]}",0,5,0,1
                "{""op"": [0, 0, 0, 0, 0, 2], ""r"": null}",7,0,70,1
                "{'op': array([0, 0, 0, 0, 0, 3], dtype=int8)}",8,6,71,1
                """;

        LogTable table = read(write("t.csv", text), "nas-bench-201");

        assertThat(table.rows())
                .extracting(row -> row.metrics().keySet().stream().sorted().toList())
                .containsExactly(
                        List.of("accuracy_top1", "macs"),
                        List.of("accuracy_top1", "latency_ms"),
                        List.of("accuracy_top1", "latency_ms", "macs"));
        assertThat(table.rows()).extracting(LogRow::index).containsExactly(0, 1, 2);
        assertThat(notes)
                .anyMatch(note -> note.contains("'Latency (ms)' is 0 in 1 rows"))
                .anyMatch(note -> note.contains("left out: 'Energy'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'1,2,3,4,0,1'",
                "'1 2 3 4 0 1'",
                "'[1 2 3 4 0 1]'",
                "'(1, 2, 3, 4, 0, 1)'",
                "'[''skip_connect'', ''nor_conv_1x1'', ''nor_conv_3x3'', ''avg_pool_3x3'',"
                        + " ''none'', ''skip_connect'']'",
                "'{\"op\": [\"skip_connect\", \"nor_conv_1x1\", \"nor_conv_3x3\", \"avg_pool_3x3\","
                        + " \"none\", \"skip_connect\"]}'"
            })
    void shouldReadAGenomeInOneColumnHoweverItIsWritten(String genome) throws IOException {
        LogTable table =
                read(
                        write(
                                "t.csv",
                                "genome;acc\n\"%s\";70\n".formatted(genome.replace("\"", "\"\""))),
                        "nas-bench-201");

        assertThat(table.rows())
                .extracting(LogRow::genome)
                .containsExactly(Genome.of(1, 2, 3, 4, 0, 1));
    }

    @Test
    void shouldSayWhenCellsCouldBeReadInTwoWays() throws IOException {
        String text = "layers,heads,ffn,acc\n";
        Path space = folder.resolve("space.json");
        Files.writeString(
                space,
                """
                {"format": "linas-space/1", "name": "two-ways", "variables": [
                  {"name": "layers", "options": [1, 2, 3]}, {"name": "heads", "options": [0, 1, 2]},
                  {"name": "ffn", "options": [1, 0]}]}
                """);
        Foreign foreign =
                new Foreign(
                        Optional.of(BuiltInSpaces.OR_FILE.named(space.toString(), Path.of(""))),
                        "s",
                        "log",
                        Map.of(),
                        true);

        LogTable table =
                LogTables.read(
                        write("t.csv", text + "1,2,0,70\n2,0,1,71\n"),
                        Optional.empty(),
                        foreign,
                        notes::add);

        assertThat(table.rows().get(0).genome()).isEqualTo(Genome.of(0, 2, 1));
        assertThat(notes)
                .anyMatch(note -> note.contains("though all of them could be indices of options"));
    }

    @Test
    void shouldSayThatATableMayHaveBeenCut() throws IOException {
        read(write("t.csv", TWO.substring(0, TWO.length() - 2)), "nas-bench-201");

        assertThat(notes).anyMatch(note -> note.contains("t.csv: ends without a line break"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private LogTable read(Path file, String space) {
        return read(file, Optional.of(space));
    }

    private LogTable read(Path file, Optional<String> space) {
        return LogTables.read(
                file,
                Optional.empty(),
                new Foreign(space.flatMap(BuiltInSpaces::find), "s", "log", Map.of(), true),
                notes::add);
    }
}
