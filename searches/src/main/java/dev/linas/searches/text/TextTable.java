package dev.linas.searches.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;

/**
 * A table of aligned columns without borders: numbers to the right, everything else to the left.
 * Laid out by picocli's table. Not thread-safe.
 */
public final class TextTable {
    private static final Pattern NUMBER = Pattern.compile("-|[-+]?[0-9][0-9.,eE+-]*");
    private static final int GAP = 2;

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();

    public TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    /** Adds a row of as many cells as there are headings. */
    public TextTable row(String... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(
                    cells.length + " cells for " + headings.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /**
     * Declares columns whose cells are numbers for programs; all others are text.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public TextTable numbers(String... columns) {
        if (!headings.containsAll(List.of(columns))) {
            throw new IllegalArgumentException(List.of(columns) + " are not all in " + headings);
        }
        numbers.addAll(List.of(columns));
        return this;
    }

    /** Whether a column was declared to be of numbers. */
    boolean isNumbers(int column) {
        return numbers.contains(headings.get(column));
    }

    /** The headings. */
    public List<String> headings() {
        return headings;
    }

    /** The rows, each with as many cells as there are headings. */
    public List<List<String>> rows() {
        return List.copyOf(rows);
    }

    /** The same table under new headings; the old headings become its first row. */
    public TextTable under(String... others) {
        TextTable table = new TextTable(others).row(headings.toArray(String[]::new));
        rows.forEach(row -> table.row(row.toArray(String[]::new)));
        return table;
    }

    /** The table, each line ended; without rows the headings alone. */
    @Override
    public String toString() {
        int columns = headings.size();
        Column[] layout = new Column[columns];
        boolean[] numeric = new boolean[columns];
        int[] width = new int[columns];
        for (int c = 0; c < columns; c++) {
            width[c] = width(c);
            numeric[c] = numeric(c);
            layout[c] = new Column(width[c] + (c == 0 ? 0 : GAP), c == 0 ? 0 : GAP, Overflow.SPAN);
        }
        Help.TextTable table = Help.TextTable.forColumns(Help.defaultColorScheme(Ansi.OFF), layout);
        List<List<String>> lines = new ArrayList<>(List.of(headings));
        lines.addAll(rows);
        for (List<String> line : lines) {
            String[] cells = new String[columns];
            for (int c = 0; c < columns; c++) {
                String padding = " ".repeat(width[c] - line.get(c).length());
                cells[c] = numeric[c] ? padding + line.get(c) : line.get(c);
            }
            table.addRowValues(cells);
        }
        return table.toString()
                .lines()
                .map(String::stripTrailing)
                .reduce("", (a, b) -> a + b + "\n");
    }

    private int width(int column) {
        List<Integer> widths = new ArrayList<>();
        widths.add(headings.get(column).length());
        rows.forEach(row -> widths.add(row.get(column).length()));
        return Math.max(1, Collections.max(widths));
    }

    private boolean numeric(int column) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
    }
}
