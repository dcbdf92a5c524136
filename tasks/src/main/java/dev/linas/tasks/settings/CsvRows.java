package dev.linas.tasks.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The cells of a CSV text: UTF-8 with or without a byte order mark, any line ends, a heading, cells
 * separated by commas, semicolons or tabs, whichever gives rows as many cells as the heading.
 * Blanks around a cell and empty lines do not count, nor do blank cells behind the last column.
 *
 * @param heading names of the columns; not empty
 * @param rows the lines below, in their order
 */
public record CsvRows(List<String> heading, List<Row> rows) {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setTrim(true).setIgnoreEmptyLines(true).get();

    /**
     * One row.
     *
     * @param line the line of the text on which it ends, counted from 1
     * @param cells texts, as many as it has
     */
    public record Row(long line, List<String> cells) {
        /** The cell of a column; empty where the row ends before it. */
        public Optional<String> cell(int column) {
            return column < cells.size() ? Optional.of(cells.get(column)) : Optional.empty();
        }
    }

    /** A text that is no such table. */
    public static final class InvalidCsvException extends IOException {
        private static final long serialVersionUID = 1L;

        private InvalidCsvException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Reads a text.
     *
     * @return empty if it holds nothing
     * @throws InvalidCsvException saying after which line what is wrong
     */
    public static Optional<CsvRows> read(byte[] content) throws InvalidCsvException {
        long line = 0;
        CSVFormat format = FORMAT.builder().setDelimiter(CsvSeparator.of(content, FORMAT)).get();
        try (Reader text = DataFile.text(content);
                CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                return Optional.empty();
            }
            List<String> heading = records.next().toList();
            line = 1;
            List<Row> rows = new ArrayList<>();
            SharedTexts texts = new SharedTexts();
            while (records.hasNext()) {
                List<String> cells = records.next().stream().map(texts::of).toList();
                line = parser.getCurrentLineNumber();
                rows.add(new Row(line, withoutBlankEnd(cells, heading.size())));
            }
            return Optional.of(new CsvRows(heading, rows));
        } catch (IOException | UncheckedIOException e) {
            throw new InvalidCsvException("after line %d: %s".formatted(line, why(e)), e);
        }
    }

    /** Cells without the blank ones behind the last column. */
    static List<String> withoutBlankEnd(List<String> cells, int columns) {
        int size = cells.size();
        while (size > columns && cells.get(size - 1).isEmpty()) {
            size--;
        }
        return List.copyOf(cells.subList(0, size));
    }

    private static String why(Exception e) {
        Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        return cause instanceof CharacterCodingException
                ? "no UTF-8; save it as UTF-8"
                : "not valid CSV: %s; is a quotation mark open?".formatted(cause.getMessage());
    }

    /**
     * The error of a row that has more cells than the heading, as a decimal comma makes them: its
     * values stand under other columns than theirs. For people, naming the line; empty if it has no
     * more.
     */
    public Optional<String> fault(Row row) {
        return row.cells().size() <= heading.size()
                ? Optional.empty()
                : Optional.of(
                        ("line %d has %d cells, but the heading has %d; write numbers with a"
                                        + " decimal point and without other commas, and a text that"
                                        + " has one in quotes")
                                .formatted(row.line(), row.cells().size(), heading.size()));
    }

    /** Names that more than one column has, blank ones aside. */
    public Set<String> repeated() {
        Set<String> seen = new TreeSet<>();
        Set<String> repeated = new TreeSet<>();
        heading.stream().filter(name -> !name.isEmpty() && !seen.add(name)).forEach(repeated::add);
        return repeated;
    }

    /** A hint where the columns seem to be separated by something else; else empty. */
    public String separatorHint() {
        return heading.size() == 1 && heading.get(0).contains("|")
                ? "; columns are separated by commas, semicolons or tabs"
                : "";
    }
}
