package dev.linas.log.files;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.log.parquet.ParquetLog;
import dev.linas.log.table.CsvLog;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.read.Foreign;
import dev.linas.log.table.read.InvalidTableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are wrong: each problem with its place, and nothing read. */
class TableErrorsTest {
    private static final String PLAIN =
            """
            op0,op1,op2,op3,op4,op5,acc
            1,1,1,1,1,1,70
            2,2,2,2,2,2,71
            """;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,2,2,2,2,2,71\\n"
                        + " | 1,1,1,1,1,1,high\\n"
                        + " | line 3: column 'acc' is 'high'; expected a finite number",
                "1,1,1,1,1,1,70\\n"
                        + " | 1,1,1,1,1,1,NaN\\n"
                        + " | line 2: column 'acc' is 'NaN'; expected a finite",
                "1,1,1,1,1,1,70\\n"
                        + " | 1,1,1,1,9,1,70\\n"
                        + " | line 2: column 'op4' is '9'; expected an index",
                "1,1,1,1,1,1,70\\n"
                        + " | 1,1,1,,1,1,70\\n"
                        + " | line 2: 'op3' is blank, but variable op3 counts",
                "1,1,1,1,1,1,70\\n | 1,1,1\\n | line 2: has 3 cells, but the heading has 7",
                "1,1,1,1,1,1,70\\n | 1,1,1,1,1,1,\\n | line 2: has no value of [acc]; leave it out",
                "1,1,1,1,1,1,70\\n | 2,2,2,2,2,2,71\\n | line 3: repeats line 2; keep one",
                "op5,acc | op6,acc | nor columns of the variables op5 of space nas-bench-201",
                "op5,acc | op5,op5 | line 1: column 'op5' is there twice; rename one",
                "op5,acc\\n1,1,1,1,1,1,70\\n2,2,2,2,2,2,71\\n"
                        + " | op5,acc,acc@log\\n1,1,1,1,1,1,70,71\\n"
                        + " | line 2: has two values of 'acc' of pool 'log'",
                "acc\\n | top 1!\\n | 'top 1!' cannot be a metric or pool; expected 1 to 100",
                "2,2,2,2,2,2,71\\n | '\"2,2' | after line"
            })
    void shouldNameTheLineOfAPlainTable(String old, String now, String message) throws IOException {
        String text = PLAIN.replace(old.replace("\\n", "\n"), now.replace("\\n", "\n"));

        assertWrong(write("t.csv", text), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s,0,1, | s,0,0, | line 3: repeats line 2: candidate 0/0 of search 's' in pool"
                        + " 'log'",
                "SPACE | 0000000000000000000000000000000000000000000000000000000000000000 | is of"
                        + " space 0000",
                "SPACE | abc | column 'space' is 'abc'; expected the digest of a space",
                "'1,1,1,1,1,1' | '1,1,1,1,1,2' | one of the two was changed",
                "'1,1,1,1,1,1' | '1,1,1' | genome 1,1,1 has 3 variables, but there are 6 columns",
                "measured, | failed, | column 'outcome' is 'failed'; expected one of measured",
                "measured, | failed_permanent, | an error belongs to an outcome that failed",
                "false | no | column 'repeat' is 'no'; expected true or false",
                "s,0,0, | s,-1,0, | column 'round' is '-1'; expected a whole number of 0 or more",
                "70,, | ,0.5, | 'acc' has a spread or standard error, but no value",
                "70,, | 70,-1, | column 'acc_spread' is '-1'; expected 0 or more"
            })
    void shouldNameTheLineOfATableOfLinas(String old, String now, String message)
            throws IOException {
        String text = CsvLog.write(read(write("t.csv", PLAIN)));
        String digest = BuiltInSpaces.find("nas-bench-201").orElseThrow().digest();
        int row = text.indexOf('\n') + 1;
        String changed =
                text.substring(0, row)
                        + text.substring(row)
                                .replaceFirst(Pattern.quote(old.replace("SPACE", digest)), now);

        assertWrong(write("own.csv", changed), message);
    }

    /** Every place, those inside the last cell as well, where what is left is a number too. */
    @Test
    void shouldNoticeATableOfLinasThatWasCutAnywhere() throws IOException {
        String text = CsvLog.write(read(write("t.csv", PLAIN)));

        for (int length = text.indexOf('\n') + 2; length < text.length(); length++) {
            Path cut = write("own.csv", text.substring(0, length));
            boolean isWhole = text.charAt(length - 1) == '\n'; // a shorter table, not a cut one
            if (!isWhole) {
                assertThatThrownBy(() -> read(cut))
                        .as("cut to %d of %d characters", length, text.length())
                        .isInstanceOf(InvalidTableException.class)
                        .hasMessageContaining("own.csv: ");
            }
        }
        assertWrong(
                write("own.csv", text.substring(0, text.length() - 1)),
                "ends without a line break: the file was cut there");
    }

    @ParameterizedTest
    @CsvSource({
        "pool, phone, Pixel 4, 'column ''pool'' is ''Pixel 4''; expected 1 to 100'",
        "measured_at, 2026-01-31 12:00:00, 1700000000, expected a time such as 2026-01-31T12",
        "duration_ms, 5, -1, expected a number of milliseconds"
    })
    void shouldRefuseAColumnOfMeasuringThatIsRightInSomeRows(
            String name, String right, String wrong, String message) throws IOException {
        String text =
                PLAIN.replace("op5,", "op5," + name + ",")
                        .replace(",70", "," + right + ",70")
                        .replace(",71", "," + wrong + ",71");

        assertWrong(write("t.csv", text), message);
    }

    @Test
    void shouldRefuseRowsOfAnotherSpace() throws IOException {
        Path own = write("own.csv", CsvLog.write(read(write("t.csv", PLAIN))));

        assertThatThrownBy(() -> read(own, "bert-base-sst2"))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining("own.csv: its variables are [op0, ")
                .hasMessageContaining("name the space it is of");
    }

    @Test
    void shouldTellAllProblemsOfAFileAtOnceUpToTwenty() throws IOException {
        String text = "genome,acc\n" + "\"9,9\",1\n" + "\"1,1,1,1,1,1\",2\n".repeat(30);

        assertThatThrownBy(() -> read(write("t.csv", text)))
                .hasMessageContaining("line 2: ")
                .hasMessageContaining("line 22: ")
                .hasMessageContaining("and 10 problems more");
    }

    @Test
    void shouldSayWhereADictionaryOfPythonIsNone() throws IOException {
        String text =
                """
                Sub-network,MACs
                "{'op0': __import__('os')}",1
                "{'op0': [1, }",1
                "[1]",1
                """;

        assertThatThrownBy(() -> read(write("t.csv", text)))
                .hasMessageContaining("line 2: column 'Sub-network': at character 9 it has '__im")
                .hasMessageContaining("line 3: column 'Sub-network': at character 13")
                .hasMessageContaining(
                        "line 4: column 'Sub-network' is '[1]'; expected a dictionary");
    }

    @Test
    void shouldRefuseResultsOfSeveralSpaces() throws IOException {
        String text =
                """
                Sub-network,MACs
                "{'op': [0,0,0,0,0,1], 'r': [224]}",1
                "{'op': [0,0,0,0,0,2], 'r': [160]}",1
                """;

        assertWrong(write("t.csv", text), "line 3: 'r' is [160], but [224] in line 2");
    }

    @Test
    void shouldSayThatAParquetFileIsCut() throws IOException {
        LogTable table = read(write("t.csv", PLAIN));
        Path whole = folder.resolve("rows.parquet");
        ParquetLog.write(table, whole);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length : new int[] {4, 5, 100, bytes.length / 2, bytes.length - 1}) {
            Path cut = folder.resolve("cut.parquet");
            Files.write(cut, Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> read(cut))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cut.parquet: is no whole Parquet file")
                    .hasMessageContaining("copy or write it again");
        }
    }

    @Test
    void shouldSayWhatCannotBeRead() throws IOException {
        assertWrong(folder.resolve("none.csv"), "there is no file");
        assertWrong(write("empty.csv", ""), "is empty; expected a heading and rows");
        assertWrong(write("heading.csv", "a,b\n"), "has a heading, but no rows");
        assertWrong(write("bars.csv", "a|b\n1|2\n"), "expected columns separated by commas");
        assertWrong(
                write("excel.csv", PLAIN.replace(",", ";").replace("70", "70,5")),
                "column 'acc' is '70,5'; expected a finite number, with a point where it has a");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "a,b\n1,\u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertWrong(latin, "no UTF-8; save it as UTF-8");
    }

    @Test
    void shouldAskForTheSpaceOfAForeignTable() throws IOException {
        Path file = write("t.csv", PLAIN);

        assertThatThrownBy(
                        () ->
                                LogTables.read(
                                        file,
                                        Optional.empty(),
                                        new Foreign(Optional.empty(), "s", "p", Map.of(), true),
                                        note -> {}))
                .hasMessageContaining("name its search space with --space");
    }

    private void assertWrong(Path file, String message) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(InvalidTableException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(String.valueOf(file.getFileName()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static LogTable read(Path file) {
        return read(file, "nas-bench-201");
    }

    private static LogTable read(Path file, String space) {
        return LogTables.read(
                file,
                Optional.empty(),
                new Foreign(BuiltInSpaces.find(space), "s", "log", Map.of(), true),
                note -> {});
    }
}
