package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which columns of a table hold numbers. */
final class NumericColumns {
    /** A number as spreadsheets of many countries write it; told as a mistake where it is read. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

    private NumericColumns() {}

    /**
     * Whether half of the cells that are not blank are numbers: those that are none are slips. One
     * of them at least has no decimal comma, which pairs of whole numbers seem to have too.
     */
    static boolean isNumeric(CellTable table, int column) {
        List<String> cells = cells(table, column);
        long numbers = cells.stream().filter(NumericColumns::isNumber).count();
        long commas = cells.stream().filter(NumericColumns::hasDecimalComma).count();
        return numbers > 0 && 2 * (numbers + commas) >= cells.size();
    }

    /** A cell of a column that would be one of numbers if decimal commas were points. */
    static Optional<String> decimalComma(CellTable table, int column) {
        List<String> cells = cells(table, column);
        List<String> commas = cells.stream().filter(NumericColumns::hasDecimalComma).toList();
        return 2 * commas.size() >= cells.size() ? commas.stream().findFirst() : Optional.empty();
    }

    private static List<String> cells(CellTable table, int column) {
        return table.rows().stream()
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static boolean isNumber(String cell) {
        return DecimalText.parse(cell).isPresent();
    }

    /** Whether a cell would be a number if it had a point where it has a comma. */
    static boolean hasDecimalComma(String cell) {
        return DECIMAL_COMMA.matcher(cell).matches();
    }
}
