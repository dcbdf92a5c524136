package dev.linas.log.table.read;

import java.util.Collection;
import java.util.stream.Collectors;

/** Tells which columns nothing was made of. */
final class UnreadColumns {
    private UnreadColumns() {}

    /**
     * Says which columns are left out; those whose numbers would have a decimal comma, with one.
     *
     * @param remedy what else is to be said; may be empty
     */
    static void say(
            CellTable table, Collection<String> columns, String remedy, ReadProblems problems) {
        if (!columns.isEmpty()) {
            problems.note(
                    columns.stream()
                            .map(column -> named(table, column))
                            .collect(Collectors.joining(", ", "left out: ", remedy)));
        }
    }

    private static String named(CellTable table, String column) {
        return "'%s'%s"
                .formatted(
                        column,
                        NumericColumns.decimalComma(table, table.column(column))
                                .map(" (if '%s' is a number, write it with a point)"::formatted)
                                .orElse(""));
    }
}
