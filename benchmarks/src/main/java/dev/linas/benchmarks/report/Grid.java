package dev.linas.benchmarks.report;

import dev.linas.searches.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A table of text cells. Not thread-safe. */
public final class Grid {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public Grid(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    public Grid row(List<String> cells) {
        if (cells.size() != headings.size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells for " + headings.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        return this;
    }

    public List<String> headings() {
        return headings;
    }

    public List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** For the console. */
    public String text() {
        TextTable table = new TextTable(headings.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return table.toString();
    }

    /** For Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder(line(headings));
        text.append("|---".repeat(headings.size())).append("|\n");
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** A number with so many decimals; {@code -} for NaN and infinity. */
    public static String number(double value, int decimals) {
        return Double.isFinite(value)
                ? String.format(Locale.ROOT, "%." + decimals + "f", value)
                : "-";
    }

    /** A count, or {@code -}. */
    public static String count(OptionalInt count) {
        return count.isPresent() ? Integer.toString(count.getAsInt()) : "-";
    }
}
