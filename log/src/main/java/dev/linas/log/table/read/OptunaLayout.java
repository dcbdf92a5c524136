package dev.linas.log.table.read;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.log.table.LogTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The table that {@code study.trials_dataframe()} of Optuna gives. Trials that failed become failed
 * rows; those that wait, run or were pruned are left out.
 */
final class OptunaLayout implements Layout {
    private static final String PARAMETER = "params_";
    private static final String NUMBER = "number";

    @Override
    public String name() {
        return "optuna";
    }

    @Override
    public boolean fits(CellTable table) {
        return table.column(NUMBER) >= 0
                && table.columns().stream().anyMatch(column -> column.startsWith(PARAMETER));
    }

    @Override
    public LogTable read(CellTable table, Foreign foreign, ReadProblems problems) {
        Optional<SearchSpace> space = ForeignTable.space(foreign, problems);
        if (space.isEmpty()) {
            return null;
        }
        List<String> columns =
                space.get().variables().stream()
                        .map(Variable::name)
                        .map(PARAMETER::concat)
                        .toList();
        List<CellTable.Row> ended = table.rows().stream().filter(r -> ended(table, r)).toList();
        sayLeftOut(table, problems);
        constant(table, ended, columns, problems);
        List<Genome> genomes =
                new OptionCells(space.get())
                        .genomes(
                                options(table, ended, columns),
                                columns,
                                OptionCells.Notation.OPTIONS,
                                problems);
        if (columns.stream().allMatch(column -> table.column(column) < 0)) {
            problems.add(
                    "no parameter has the name of a variable of space %s; it has %s"
                            .formatted(space.get().name(), table.columns()));
        }
        List<MetricColumn> metrics = MetricNames.columns(table, foreign, values(table), problems);
        ForeignTable rows = new ForeignTable(table, foreign, space.get(), problems);
        rows.sayLeftOut(used(table), metrics);
        Map<Integer, CellTable.Row> seen = new HashMap<>();
        for (int r = 0; r < ended.size(); r++) {
            CellTable.Row row = ended.get(r);
            ForeignTable.Timing timing = timing(table, row, problems);
            int number = number(table, row, problems);
            CellTable.Row earlier = seen.putIfAbsent(number, row);
            if (earlier != null) {
                problems.at(
                        row,
                        "is of trial %d, as %s is; keep one of the two"
                                .formatted(number, problems.place(earlier)));
            }
            if (state(table, row).equals("FAIL")) {
                rows.addFailed(row, number, genomes.get(r), timing, "the trial failed");
            } else {
                rows.add(row, number, genomes.get(r), metrics, rows.at(timing));
            }
        }
        return rows.rows();
    }

    private static boolean ended(CellTable table, CellTable.Row row) {
        return List.of("COMPLETE", "FAIL").contains(state(table, row));
    }

    /** Trials that have no result, by what became of them. */
    private static void sayLeftOut(CellTable table, ReadProblems problems) {
        Map<String, Integer> counts = new TreeMap<>();
        for (CellTable.Row row : table.rows()) {
            if (!ended(table, row)) {
                counts.merge(state(table, row), 1, Integer::sum);
            }
        }
        if (!counts.isEmpty()) {
            problems.note("left out: trials without a result, by their state %s".formatted(counts));
        }
    }

    /**
     * Requires that parameters outside the space are the same in all trials, which would differ by
     * them otherwise.
     */
    private static void constant(
            CellTable table,
            List<CellTable.Row> rows,
            List<String> variables,
            ReadProblems problems) {
        for (int c = 0; c < table.columns().size(); c++) {
            String column = table.columns().get(c);
            int place = c;
            if (column.startsWith(PARAMETER)
                    && !variables.contains(column)
                    && rows.stream().map(row -> row.cell(place)).distinct().count() > 1) {
                problems.add(
                        ("column '%s' has several values, and the space has no such variable; keep"
                                        + " trials of one value, name a space that has it, or take"
                                        + " the column out if it does not matter")
                                .formatted(column));
            }
        }
    }

    private static Set<String> used(CellTable table) {
        Set<String> used =
                new HashSet<>(
                        List.of(
                                NUMBER,
                                "state",
                                "datetime_start",
                                "datetime_complete",
                                "duration"));
        table.columns().stream().filter(c -> c.startsWith(PARAMETER)).forEach(used::add);
        return used;
    }

    /** Also where it is printed as TrialState.COMPLETE. */
    private static String state(CellTable table, CellTable.Row row) {
        int column = table.column("state");
        return column < 0 ? "COMPLETE" : row.cell(column).replace("TrialState.", "");
    }

    private static List<OptionCells.Options> options(
            CellTable table, List<CellTable.Row> rows, List<String> columns) {
        List<OptionCells.Options> options = new ArrayList<>();
        for (CellTable.Row row : rows) {
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                int place = table.column(column);
                cells.add(place < 0 ? "" : row.cell(place));
            }
            options.add(new OptionCells.Options(row, cells));
        }
        return options;
    }

    /**
     * Objectives: {@code value}, {@code values_0}, or {@code value_NAME} and {@code values_NAME}
     * where they have names.
     */
    private static Map<String, String> values(CellTable table) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : table.columns()) {
            if (column.equals("value") || column.matches("values_\\d+")) {
                values.put(column, column);
            } else if (column.startsWith("values_") || column.startsWith("value_")) {
                values.put(column, column.substring(column.indexOf('_') + 1));
            }
        }
        return values;
    }

    private static int number(CellTable table, CellTable.Row row, ReadProblems problems) {
        String cell = row.cell(table.column(NUMBER));
        if (!cell.matches("\\d{1,9}")) {
            problems.at(row, NUMBER, cell, "a whole number");
            return 0;
        }
        return Integer.parseInt(cell);
    }

    private static ForeignTable.Timing timing(
            CellTable table, CellTable.Row row, ReadProblems problems) {
        Optional<Instant> start = time(table, row, "datetime_start", problems);
        Optional<Instant> end = time(table, row, "datetime_complete", problems);
        boolean known = start.isPresent() && end.isPresent() && !end.get().isBefore(start.get());
        return new ForeignTable.Timing(
                end.isPresent() ? end : start,
                known
                        ? OptionalLong.of(Duration.between(start.get(), end.get()).toMillis())
                        : OptionalLong.empty());
    }

    private static Optional<Instant> time(
            CellTable table, CellTable.Row row, String column, ReadProblems problems) {
        int place = table.column(column);
        if (place < 0 || row.cell(place).isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> time = Timestamps.parse(row.cell(place));
        if (time.isEmpty()) {
            problems.at(row, column, row.cell(place), "a time such as 2026-01-31 12:00:00.5");
        }
        return time;
    }
}
