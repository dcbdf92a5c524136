package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import java.util.List;
import java.util.regex.Pattern;

/** Which columns of a table hold numbers. */
final class NumericColumns {
    /** A number as spreadsheets of many countries write it; told as a mistake where it is read. */
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+([eE][+-]?\\d+)?");

    private NumericColumns() {}

    /** Whether half of the cells that are not blank are numbers: those that are none are slips. */
    static boolean isNumeric(CellTable table, int column) {
        List<String> cells =
                table.rows().stream()
                        .map(row -> row.cell(column))
                        .filter(cell -> !cell.isEmpty())
                        .toList();
        long numbers = cells.stream().filter(NumericColumns::isNumber).count();
        return numbers > 0 && 2 * numbers >= cells.size();
    }

    private static boolean isNumber(String cell) {
        return DecimalText.parse(cell).isPresent() || hasDecimalComma(cell);
    }

    /** Whether a cell would be a number if it had a point where it has a comma. */
    static boolean hasDecimalComma(String cell) {
        return DECIMAL_COMMA.matcher(cell).matches();
    }
}
