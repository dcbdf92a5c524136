package dev.linas.log.table.read;

import java.nio.file.Path;
import java.util.List;

/**
 * A table as texts, whatever file it was in.
 *
 * @param file the file, for messages
 * @param unit what its rows are counted in, for messages: {@code line} or {@code row}
 * @param columns names of the columns, each once
 * @param rows the rows, each with a cell per column; what is blank or null there is empty
 * @param notes what whoever reads the file should know of it, e.g. columns that are left out
 */
public record CellTable(
        Path file, String unit, List<String> columns, List<Row> rows, List<String> notes) {

    /**
     * One row.
     *
     * @param number where it stands in the file, counted from 1
     * @param cells a text per column
     * @param index what tells it from others in columns that are left out; usually empty
     */
    public record Row(long number, List<String> cells, List<String> index) {
        /** A row of which all columns are taken. */
        public Row(long number, List<String> cells) {
            this(number, cells, List.of());
        }

        /** One cell. */
        public String cell(int column) {
            return cells.get(column);
        }
    }

    /** Place of a column; -1 if there is none of the name. */
    public int column(String name) {
        return columns.indexOf(name);
    }
}
