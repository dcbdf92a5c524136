package dev.linas.log.table.read;

import dev.linas.core.file.RegularFile;
import dev.linas.log.table.OwnHeading;
import dev.linas.tasks.settings.DataFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads the cells of a CSV file: UTF-8, a heading, every line with as many cells. They are
 * separated by commas, semicolons or tabs, of which the heading has most.
 */
public final class CsvCells {
    private static final String SEPARATORS = ",;\t";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(true).get();

    private CsvCells() {}

    /**
     * Reads a whole file.
     *
     * @throws InvalidTableException naming every line that is wrong
     */
    public static CellTable read(Path file) {
        ReadProblems problems = new ReadProblems(file, "line", note -> {});
        CellTable table = null;
        long[] line = {0};
        try {
            byte[] bytes = RegularFile.bytes(file);
            CSVFormat format = FORMAT.builder().setDelimiter(separator(bytes)).get();
            try (Reader text = DataFile.text(bytes);
                    CSVParser parser =
                            CSVParser.builder().setReader(text).setFormat(format).get()) {
                table = read(file, parser, problems, line, notes(bytes));
            }
            whole(table, bytes, problems, line[0]);
        } catch (CharacterCodingException e) {
            problems.add("after line %d: no UTF-8; save it as UTF-8".formatted(line[0]));
        } catch (IOException | UncheckedIOException e) {
            IOException cause =
                    e instanceof UncheckedIOException u ? u.getCause() : (IOException) e;
            problems.add(
                    cause instanceof CharacterCodingException
                            ? "after line %d: no UTF-8; save it as UTF-8".formatted(line[0])
                            : "after line %d: cannot be read as CSV: %s; mend or cut it there"
                                    .formatted(line[0], RegularFile.why(cause)));
        }
        problems.throwIfAny();
        return table;
    }

    /** The one of the separators that stands most often in the first line, outside of quotes. */
    private static char separator(byte[] bytes) {
        int[] counts = new int[SEPARATORS.length()];
        boolean isQuoted = false;
        for (byte each : bytes) {
            if (each == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (each == '\n' || each == '\r')) {
                break;
            } else if (!isQuoted && SEPARATORS.indexOf(each) >= 0) {
                counts[SEPARATORS.indexOf(each)]++;
            }
        }
        int most = 0;
        for (int s = 1; s < counts.length; s++) {
            most = counts[s] > counts[most] ? s : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static List<String> notes(byte[] bytes) {
        return bytes.length > 0
                        && bytes[bytes.length - 1] != '\n'
                        && bytes[bytes.length - 1] != '\r'
                ? List.of(
                        "ends without a line break; if it was cut, its last cell is only a part of"
                                + " what it was")
                : List.of();
    }

    private static CellTable read(
            Path file, CSVParser parser, ReadProblems problems, long[] line, List<String> notes) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            problems.add("is empty; expected a heading and rows");
            return null;
        }
        List<String> columns = records.next().toList();
        heading(columns, problems);
        List<CellTable.Row> rows = new ArrayList<>();
        line[0] = 1;
        while (records.hasNext()) {
            CSVRecord record = records.next();
            line[0] = parser.getCurrentLineNumber();
            CellTable.Row row = new CellTable.Row(line[0], record.toList());
            if (record.size() != columns.size()) {
                problems.at(
                        row,
                        "has %d cells, but the heading has %d; mend the line, or leave it out"
                                .formatted(record.size(), columns.size()));
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            problems.add("has a heading, but no rows");
        }
        return new CellTable(file, "line", columns, rows, notes);
    }

    /** What Linas writes ends with its last line; other tools may leave that to the next one. */
    private static void whole(CellTable table, byte[] bytes, ReadProblems problems, long line) {
        if (table != null
                && OwnHeading.of(table.columns()).isPresent()
                && bytes[bytes.length - 1] != '\n') {
            problems.add(
                    "line %d ends without a line break: the file was cut there; copy or write it again"
                            .formatted(line));
        }
    }

    private static void heading(List<String> columns, ReadProblems problems) {
        if (columns.size() == 1 && columns.get(0).contains("|")) {
            problems.add(
                    "line 1 is '%s'; expected columns separated by commas, semicolons or tabs"
                            .formatted(columns.get(0)));
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                problems.add("line 1: column '%s' is there twice; rename one".formatted(column));
            }
        }
    }
}
