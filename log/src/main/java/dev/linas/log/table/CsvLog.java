package dev.linas.log.table;

import dev.linas.core.config.DecimalText;
import dev.linas.core.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a table as CSV: a heading, a line per row, lines ended by LF; same table, same text. */
public final class CsvLog {
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();

    private CsvLog() {}

    /**
     * Writes a table.
     *
     * @throws IllegalArgumentException if two columns would have one name
     */
    public static String write(LogTable table) {
        StringBuilder text = new StringBuilder();
        try {
            write(table, LogRows.of(table.rows()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder takes everything
        }
        return text.toString();
    }

    /**
     * Writes rows to a file, a row at a time, over a file that is there; if it cannot be written
     * whole, that one stays.
     *
     * @param columns variables and metrics; its rows are left out
     * @throws IllegalArgumentException if two columns would have one name
     */
    public static void write(LogTable columns, LogRows rows, Path file) throws IOException {
        WholeFile.write(
                file,
                to -> {
                    try (Writer text = Files.newBufferedWriter(to)) {
                        write(columns, rows, text);
                    }
                });
    }

    private static void write(LogTable columns, LogRows rows, Appendable text) throws IOException {
        CSVPrinter printer = new CSVPrinter(text, FORMAT);
        printer.printRecord(LogColumns.of(columns));
        try {
            rows.each(
                    row -> {
                        try {
                            printer.printRecord(cells(columns, row));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        printer.flush();
    }

    private static List<String> cells(LogTable table, LogRow row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.search());
        cells.add(Integer.toString(row.round()));
        cells.add(Integer.toString(row.index()));
        cells.add(row.space());
        cells.add(row.genome().toString());
        cells.addAll(row.options());
        cells.add(row.pool());
        cells.add(row.instance());
        cells.add(row.device());
        cells.add(Boolean.toString(row.repeat()));
        cells.add(row.measuredAt().map(Object::toString).orElse(""));
        cells.add(
                row.durationMillis().isPresent()
                        ? Long.toString(row.durationMillis().getAsLong())
                        : "");
        cells.add(row.outcome().text());
        cells.add(row.error());
        for (String metric : table.metrics()) {
            MetricValue value = row.metrics().get(metric);
            cells.add(value == null ? "" : DecimalText.of(value.value()));
            cells.add(value == null ? "" : known(value.spread()));
            cells.add(value == null ? "" : known(value.standardError()));
        }
        return cells;
    }

    private static String known(double value) {
        return Double.isNaN(value) ? "" : DecimalText.of(value);
    }
}
