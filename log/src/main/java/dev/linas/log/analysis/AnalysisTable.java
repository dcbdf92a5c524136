package dev.linas.log.analysis;

import dev.linas.core.config.DecimalText;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table of texts and numbers: for people with some digits, as CSV with all of them. NaN stands
 * for what is not known. Not thread-safe.
 */
public final class AnalysisTable {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

    private final List<String> headings;
    private final int texts;
    private final List<Object[]> rows = new ArrayList<>();

    /**
     * @param texts how many columns are texts: the first ones; the others are numbers
     */
    AnalysisTable(int texts, String... headings) {
        this.texts = texts;
        this.headings = List.of(headings);
    }

    /** Adds a row of as many texts and numbers as there are columns. */
    void row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + headings.size() + " columns");
        }
        rows.add(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The rows that are accepted, in their order. */
    AnalysisTable where(Predicate<Object[]> accepted) {
        AnalysisTable some = new AnalysisTable(texts, headings.toArray(String[]::new));
        rows.stream().filter(accepted).forEach(some::row);
        return some;
    }

    /** For people. */
    TextTable text() {
        TextTable table = new TextTable(headings.toArray(String[]::new));
        table.numbers(headings.subList(texts, headings.size()).toArray(String[]::new));
        for (Object[] row : rows) {
            String[] cells = new String[row.length];
            for (int c = 0; c < cells.length; c++) {
                cells[c] =
                        c < texts
                                ? (String) row[c]
                                : Numbers.value(((Number) row[c]).doubleValue());
            }
            table.row(cells);
        }
        return table;
    }

    /** The table as CSV with all digits; unknown values are empty. */
    String csv() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            printer.printRecord(headings.stream().map(AnalysisTable::column).toList());
            for (Object[] row : rows) {
                for (int c = 0; c < row.length; c++) {
                    printer.print(c < texts ? row[c] : number(((Number) row[c]).doubleValue()));
                }
                printer.println();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder throws none
        }
        return text.toString();
    }

    private static String column(String heading) {
        return heading.replace("%", "percent").replace(' ', '_');
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : DecimalText.of(value);
    }
}
