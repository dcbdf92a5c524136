package dev.linas.log.table.read;

import dev.linas.core.file.RegularFile;
import dev.linas.log.table.OwnHeading;
import dev.linas.tasks.settings.CsvRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the cells of a CSV file: UTF-8, a heading, every line with as many cells. They are
 * separated by commas, semicolons or tabs.
 */
public final class CsvCells {
    private CsvCells() {}

    /**
     * Reads a whole file.
     *
     * @throws InvalidTableException naming every line that is wrong
     */
    public static CellTable read(Path file) {
        ReadProblems problems = new ReadProblems(file, "line", note -> {});
        CellTable table = null;
        try {
            byte[] bytes = RegularFile.bytes(file);
            Optional<CsvRows> read = CsvRows.read(bytes);
            if (read.isPresent()) {
                table = table(file, read.get(), problems, notes(bytes));
                whole(table, bytes, problems);
            } else {
                problems.add("is empty; expected a heading and rows");
            }
        } catch (CsvRows.InvalidCsvException e) {
            problems.add(e.getMessage());
        } catch (IOException e) {
            problems.add("cannot be read: " + RegularFile.why(e));
        }
        problems.throwIfAny();
        return table;
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

    private static CellTable table(
            Path file, CsvRows read, ReadProblems problems, List<String> notes) {
        List<String> columns = read.heading();
        heading(columns, problems);
        List<CellTable.Row> rows = new ArrayList<>();
        for (CsvRows.Row cells : read.rows()) {
            CellTable.Row row = new CellTable.Row(cells.line(), cells.cells());
            if (cells.cells().size() != columns.size()) {
                problems.at(
                        row,
                        "has %d cells, but the heading has %d; mend the line, or leave it out"
                                .formatted(cells.cells().size(), columns.size()));
            }
            rows.add(row);
        }
        if (rows.isEmpty()) {
            problems.add("has a heading, but no rows");
        }
        return new CellTable(file, "line", columns, rows, notes);
    }

    /**
     * Refuses a table of Linas that does not end with a line break; tables of other tools may lack
     * it.
     */
    private static void whole(CellTable table, byte[] bytes, ReadProblems problems) {
        List<CellTable.Row> rows = table.rows();
        if (!rows.isEmpty()
                && OwnHeading.of(table.columns()).isPresent()
                && bytes[bytes.length - 1] != '\n') {
            problems.add(
                    ("line %d ends without a line break: the file was cut there; copy or write it"
                                    + " again")
                            .formatted(rows.get(rows.size() - 1).number()));
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
