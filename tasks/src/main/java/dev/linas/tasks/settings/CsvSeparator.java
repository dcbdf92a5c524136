package dev.linas.tasks.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Finds what separates the cells of a CSV text. */
final class CsvSeparator {
    /** The first of them is meant where nothing tells. */
    private static final List<Character> ALL = List.of(',', ';', '\t');

    private static final int ROWS = 20;

    private CsvSeparator() {}

    /**
     * What one separator makes of the first lines.
     *
     * @param columns cells of the heading
     * @param rows how many of the rows below have as many
     */
    private record Dimensions(int columns, int rows) {
        /** A heading of one column is not split at all; of two that split no row, more cells do. */
        boolean isBetterThan(Dimensions other) {
            boolean isSplit = columns > 1 && other.columns > 1;
            boolean isTold = rows > 0 || other.rows > 0;
            return (isSplit && isTold) ? rows > other.rows : columns > other.columns;
        }
    }

    /**
     * The separator under which most of the first {@value #ROWS} rows have as many cells as the
     * heading; where none has, the one that the heading has most of.
     */
    static char of(byte[] content, CSVFormat format) {
        char best = ALL.get(0);
        Dimensions most = split(content, format, best);
        for (char separator : ALL.subList(1, ALL.size())) {
            Dimensions split = split(content, format, separator);
            if (split.isBetterThan(most)) {
                best = separator;
                most = split;
            }
        }
        return best;
    }

    private static Dimensions split(byte[] content, CSVFormat format, char separator) {
        CSVFormat separated = format.builder().setDelimiter(separator).get();
        int columns = 0;
        int rows = 0;
        try (Reader text = DataFile.text(content);
                CSVParser parser = CSVParser.builder().setReader(text).setFormat(separated).get()) {
            Iterator<CSVRecord> records = parser.iterator();
            columns = records.hasNext() ? records.next().size() : 0;
            for (int row = 0; columns > 1 && row < ROWS && records.hasNext(); row++) {
                rows +=
                        CsvRows.withoutBlankEnd(records.next().toList(), columns).size() == columns
                                ? 1
                                : 0;
            }
        } catch (IOException | UncheckedIOException e) {
            return new Dimensions(columns, rows); // whoever reads it to the end tells what is wrong
        }
        return new Dimensions(columns, rows);
    }
}
