package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.config.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Who measured a row of any table, and when, where it has a column for that which is called as in
 * tables of Linas.
 */
final class MeasuringColumns {
    private static final String POOL = "pool";
    private static final String INSTANCE = "instance";
    private static final String DEVICE = "device";
    private static final String TIME = "measured_at";
    private static final String DURATION = "duration_ms";
    private static final double LONGEST_MILLIS = 1e15;

    private final CellTable table;
    private final String pool;
    private final List<String> names;
    private final ReadProblems problems;

    /**
     * @param pool of rows that name none
     * @param variables names of the variables, whose columns these are not
     */
    MeasuringColumns(CellTable table, String pool, List<String> variables, ReadProblems problems) {
        this.table = table;
        this.pool = pool;
        this.problems = problems;
        this.names =
                List.of(POOL, INSTANCE, DEVICE, TIME, DURATION).stream()
                        .filter(name -> !variables.contains(name) && table.column(name) >= 0)
                        .toList();
    }

    /** The columns that the table has. */
    List<String> names() {
        return names;
    }

    /** Reads how a row was measured. */
    ForeignTable.Measuring of(CellTable.Row row) {
        return new ForeignTable.Measuring(
                pool(row),
                cell(row, INSTANCE),
                cell(row, DEVICE),
                new ForeignTable.Timing(time(row), duration(row)));
    }

    private String pool(CellTable.Row row) {
        String cell = cell(row, POOL);
        if (!cell.isEmpty() && !Identifier.isValid(cell)) {
            problems.at(row, POOL, cell, Identifier.EXPECTED + ", the name of a pool");
        }
        return cell.isEmpty() ? pool : cell;
    }

    private Optional<Instant> time(CellTable.Row row) {
        String cell = cell(row, TIME);
        Optional<Instant> time = cell.isEmpty() ? Optional.empty() : Timestamps.parse(cell);
        if (time.isEmpty() && !cell.isEmpty()) {
            problems.at(row, TIME, cell, "a time such as 2026-01-31T12:00:00Z");
        }
        return time;
    }

    private OptionalLong duration(CellTable.Row row) {
        String cell = cell(row, DURATION);
        OptionalDouble millis = DecimalText.parse(cell);
        if (cell.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!(millis.orElse(-1) >= 0) || millis.getAsDouble() > LONGEST_MILLIS) {
            problems.at(row, DURATION, cell, "a number of milliseconds");
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(millis.getAsDouble()));
    }

    private String cell(CellTable.Row row, String column) {
        return names.contains(column) ? row.cell(table.column(column)) : "";
    }
}
