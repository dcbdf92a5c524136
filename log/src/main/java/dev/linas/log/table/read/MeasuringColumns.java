package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.config.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The columns of another tool's table that tell who measured a row and when: those named {@code
 * pool}, {@code instance}, {@code device}, {@code measured_at} and {@code duration_ms}, as tables
 * of Linas name them. A table may have any of them, or none.
 */
final class MeasuringColumns {
    private static final String POOL = "pool";
    private static final String INSTANCE = "instance";
    private static final String DEVICE = "device";
    private static final String TIME = "measured_at";
    private static final String DURATION = "duration_ms";
    private static final Map<String, String> EXPECTED =
            Map.of(
                    POOL,
                    Identifier.EXPECTED + ", the name of a pool",
                    TIME,
                    "a time such as 2026-01-31T12:00:00Z",
                    DURATION,
                    "a number of milliseconds");
    private static final double LONGEST_MILLIS = 1e15;

    private final CellTable table;
    private final String pool;
    private final List<String> names;
    private final List<String> read;
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
        this.read = names.stream().filter(this::canBeRead).toList();
    }

    /** The names above that the table has columns of, including those that cannot be read. */
    List<String> names() {
        return names;
    }

    /**
     * Whether at least one cell of a column is of the expected form, or all are empty. A column
     * without such a cell means something else in that table; it is not read, which is noted. In a
     * column that is read, any other cell is a problem.
     */
    private boolean canBeRead(String name) {
        Predicate<String> isRight =
                switch (name) {
                    case POOL -> Identifier::isValid;
                    case TIME -> cell -> Timestamps.parse(cell).isPresent();
                    case DURATION -> cell -> millis(cell).isPresent();
                    default -> cell -> true;
                };
        int column = table.column(name);
        List<String> cells =
                table.rows().stream()
                        .map(row -> row.cell(column))
                        .filter(cell -> !cell.isEmpty())
                        .toList();
        boolean canBeRead = cells.isEmpty() || cells.stream().anyMatch(isRight);
        if (!canBeRead) {
            problems.note(
                    "left out: '%s', whose cells such as '%s' are not %s"
                            .formatted(name, cells.get(0), EXPECTED.get(name)));
        }
        return canBeRead;
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
            problems.at(row, POOL, cell, EXPECTED.get(POOL));
        }
        return cell.isEmpty() ? pool : cell;
    }

    private Optional<Instant> time(CellTable.Row row) {
        String cell = cell(row, TIME);
        Optional<Instant> time = cell.isEmpty() ? Optional.empty() : Timestamps.parse(cell);
        if (time.isEmpty() && !cell.isEmpty()) {
            problems.at(row, TIME, cell, EXPECTED.get(TIME));
        }
        return time;
    }

    private OptionalLong duration(CellTable.Row row) {
        String cell = cell(row, DURATION);
        OptionalLong millis = millis(cell);
        if (millis.isEmpty() && !cell.isEmpty()) {
            problems.at(row, DURATION, cell, EXPECTED.get(DURATION));
        }
        return millis;
    }

    private static OptionalLong millis(String cell) {
        double millis = DecimalText.parse(cell).orElse(Double.NaN);
        return millis >= 0 && millis <= LONGEST_MILLIS
                ? OptionalLong.of(Math.round(millis))
                : OptionalLong.empty();
    }

    private String cell(CellTable.Row row, String column) {
        return read.contains(column) ? row.cell(table.column(column)) : "";
    }
}
