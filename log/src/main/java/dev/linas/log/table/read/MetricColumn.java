package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.objective.ObjectiveId;
import dev.linas.log.table.LogColumns;
import dev.linas.log.table.MetricValue;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A column with values of a metric.
 *
 * @param metric the metric
 * @param pool the pool that its name tells; empty: that of the row
 * @param value place of the values
 * @param spread place of the spreads; -1 for none
 * @param standardError place of the standard errors; -1 for none
 */
record MetricColumn(
        String metric, Optional<String> pool, int value, int spread, int standardError) {

    /** The column of a metric, or of {@code metric@pool}. */
    static MetricColumn of(CellTable table, String name, int column) {
        Optional<ObjectiveId> id = ObjectiveId.parse(name);
        String title = table.columns().get(column);
        return new MetricColumn(
                id.map(ObjectiveId::metric).orElse(name),
                id.map(ObjectiveId::pool),
                column,
                table.column(title + LogColumns.SPREAD),
                table.column(title + LogColumns.STANDARD_ERROR));
    }

    /** The column that one tells the spread or standard error of, by its name. */
    static Optional<String> stem(String column) {
        return Stream.of(LogColumns.SPREAD, LogColumns.STANDARD_ERROR)
                .filter(column::endsWith)
                .map(ending -> column.substring(0, column.length() - ending.length()))
                .findFirst();
    }

    /** Reads the value of a row; empty if its cell is blank or wrong. */
    Optional<MetricValue> read(CellTable table, CellTable.Row row, ReadProblems problems) {
        OptionalDouble measured = number(table, row, value, problems);
        OptionalDouble spreads = notNegative(table, row, spread, problems);
        OptionalDouble errors = notNegative(table, row, standardError, problems);
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new MetricValue(
                                measured.getAsDouble(),
                                spreads.orElse(Double.NaN),
                                errors.orElse(Double.NaN)));
    }

    private static OptionalDouble notNegative(
            CellTable table, CellTable.Row row, int column, ReadProblems problems) {
        OptionalDouble number =
                column < 0 ? OptionalDouble.empty() : number(table, row, column, problems);
        if (number.orElse(0) < 0) {
            problems.at(row, table.columns().get(column), row.cell(column), "0 or more");
        }
        return number;
    }

    private static OptionalDouble number(
            CellTable table, CellTable.Row row, int column, ReadProblems problems) {
        String cell = row.cell(column);
        if (cell.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble number = DecimalText.parse(cell);
        if (number.isEmpty() || !Double.isFinite(number.getAsDouble())) {
            problems.at(row, table.columns().get(column), cell, expected(cell));
            return OptionalDouble.empty();
        }
        return number;
    }

    private static String expected(String cell) {
        if (DecimalText.vanishes(cell)) {
            return DecimalText.expected(cell);
        }
        return NumericColumns.hasDecimalComma(cell)
                ? "a finite number, with a point where it has a comma"
                : "a finite number, or nothing where it was not measured";
    }
}
