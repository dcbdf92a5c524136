package dev.linas.log.table.read;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Numbers of rows, which pandas writes beside a table and which are no part of it: in a column
 * without a name, called {@code Unnamed: 0} once such a table was read and written again, and
 * {@code __index_level_0__} in Parquet.
 */
final class IndexColumns {
    private static final Pattern NAME =
            Pattern.compile("|Unnamed: \\d+|__index_level_\\d+__|level_0");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}(\\.0)?|");

    private IndexColumns() {}

    /** The table without them; what has such a name and is no number of rows stays. */
    static CellTable without(CellTable table) {
        List<String> names = table.columns();
        int[] kept = IntStream.range(0, names.size()).filter(c -> !isIndex(table, c)).toArray();
        if (kept.length == names.size()) {
            return table;
        }
        return new CellTable(
                table.file(),
                table.unit(),
                some(names, kept),
                table.rows().stream()
                        .map(row -> new CellTable.Row(row.number(), some(row.cells(), kept)))
                        .toList(),
                table.notes());
    }

    private static boolean isIndex(CellTable table, int column) {
        return NAME.matcher(table.columns().get(column)).matches()
                && table.rows().stream()
                        .allMatch(row -> NUMBER.matcher(row.cell(column)).matches());
    }

    private static List<String> some(List<String> cells, int[] kept) {
        List<String> some = new ArrayList<>(kept.length);
        for (int column : kept) {
            some.add(cells.get(column));
        }
        return some;
    }
}
