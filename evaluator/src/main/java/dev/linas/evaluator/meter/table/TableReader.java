package dev.linas.evaluator.meter.table;

import dev.linas.core.config.DecimalText;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.tasks.settings.CsvRows;
import dev.linas.tasks.settings.InvalidPoolException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a CSV table strictly: only the asked columns, every cell checked, genomes brought to their
 * canonical form. Every rejection names file, line and column.
 */
final class TableReader {
    private final TableSettings settings;
    private final SearchSpace space;
    private final String pool;
    private final EmptyCells emptyCells;

    private final Map<Genome, double[]> rows = new HashMap<>();
    private final Map<Genome, Long> lines = new HashMap<>();

    /** Line on which the record at hand ends. */
    private long line = 1;

    /** What a cell without a value means. */
    enum EmptyCells {
        /** A slip: who measures expects all metrics of a row. */
        REFUSED,
        /** A value that is not known, NaN. */
        UNKNOWN
    }

    TableReader(TableSettings settings, MeterSite site, EmptyCells emptyCells) {
        this.settings = settings;
        this.emptyCells = emptyCells;
        this.space = site.space();
        this.pool = site.pool();
        if (settings.genome().size() != space.size()) {
            throw new InvalidPoolException(
                    pool,
                    "genome: names %d columns, but space %s has %d variables: one column for each"
                            .formatted(settings.genome().size(), space.name(), space.size()));
        }
        requireOrder(space.variables().stream().map(Variable::name).toList());
    }

    /** A column with the name of another variable than the one whose place it has is a slip. */
    private void requireOrder(List<String> variables) {
        for (int v = 0; v < variables.size(); v++) {
            String column = settings.genome().get(v);
            if (!column.equals(variables.get(v)) && variables.contains(column)) {
                throw new InvalidPoolException(
                        pool,
                        ("genome: column '%s' stands at the place of variable '%s'; list the"
                                        + " columns in the order of the variables of space %s: %s")
                                .formatted(column, variables.get(v), space.name(), variables));
            }
        }
    }

    /** The table in the given bytes: UTF-8 text. */
    MeasuredTable read(byte[] content) {
        try {
            CsvRows table =
                    CsvRows.read(content)
                            .orElseThrow(() -> wrong("table %s is empty: expected a header"));
            int[] genomeColumns = columns(table, settings.genome());
            int[] metricColumns = columns(table, valueColumns());
            readRows(table, genomeColumns, metricColumns);
        } catch (CsvRows.InvalidCsvException e) {
            throw new InvalidPoolException(
                    pool, "table %s, %s".formatted(settings.file(), e.getMessage()), e);
        }
        return new MeasuredTable(
                settings.file().toString(), List.copyOf(settings.metrics().keySet()), rows);
    }

    /** The columns of the metrics, and behind them those of standard errors. */
    private List<String> valueColumns() {
        return Stream.of(settings.metrics(), settings.spread().columns())
                .flatMap(columns -> columns.values().stream())
                .toList();
    }

    private void readRows(CsvRows table, int[] genomeColumns, int[] metricColumns) {
        if (table.rows().isEmpty()) {
            throw wrong("table %s has a header but no rows");
        }
        for (CsvRows.Row row : table.rows()) {
            line = row.line();
            Optional<String> fault = table.fault(row);
            if (fault.isPresent()) {
                throw new InvalidPoolException(
                        pool, "table %s, %s".formatted(settings.file(), fault.get()));
            }
            Genome genome = genome(row, genomeColumns);
            Long earlier = lines.putIfAbsent(genome, line);
            if (earlier != null) {
                throw new InvalidPoolException(
                        pool,
                        ("table %s: lines %d and %d hold the same sub-network %s (inactive"
                                        + " variables do not count); keep one")
                                .formatted(settings.file(), earlier, line, genome));
            }
            rows.put(genome, values(row, metricColumns));
        }
    }

    private int[] columns(CsvRows table, List<String> names) {
        List<String> present = table.heading();
        int[] result = new int[names.size()];
        for (int i = 0; i < result.length; i++) {
            String name = names.get(i);
            result[i] = present.indexOf(name);
            if (result[i] < 0) {
                throw new InvalidPoolException(
                        pool,
                        "table %s, line %d: there is no column '%s'; there are %s%s"
                                .formatted(
                                        settings.file(), line, name, present, hint(table, name)));
            }
            if (table.repeated().contains(name)) {
                throw new InvalidPoolException(
                        pool,
                        "table %s, line %d: column '%s' is there twice; rename one"
                                .formatted(settings.file(), line, name));
            }
        }
        return result;
    }

    private static String hint(CsvRows table, String name) {
        String separator = table.separatorHint();
        return separator.isEmpty() ? Suggestions.didYouMean(name, table.heading()) : separator;
    }

    private Genome genome(CsvRows.Row row, int[] columns) {
        int[] indices = new int[columns.length];
        for (int v = 0; v < indices.length; v++) {
            String column = settings.genome().get(v);
            String cell = cell(row, columns[v], column);
            try {
                indices[v] = Integer.parseInt(cell);
            } catch (NumberFormatException e) {
                throw wrong(column, cell, "an option index (a whole number)");
            }
            if (indices[v] < 0 || indices[v] >= space.optionCount(v)) {
                throw wrong(
                        column,
                        cell,
                        "an option index of variable %s, which has 0..%d in space %s"
                                .formatted(
                                        space.variables().get(v).name(),
                                        space.optionCount(v) - 1,
                                        space.name()));
            }
        }
        return space.canonical(Genome.of(indices));
    }

    private double[] values(CsvRows.Row row, int[] columns) {
        List<String> names = valueColumns();
        double[] values = new double[columns.length];
        for (int m = 0; m < values.length; m++) {
            int column = m;
            String cell = cell(row, columns[m], names.get(m));
            boolean isMetric = m < settings.metrics().size();
            if (cell.isBlank()) {
                if (emptyCells == EmptyCells.REFUSED) {
                    throw empty(names.get(m), isMetric);
                }
                values[m] = Double.NaN;
                continue;
            }
            values[m] =
                    DecimalText.parse(cell)
                            .orElseThrow(
                                    () ->
                                            wrong(
                                                    names.get(column),
                                                    cell,
                                                    DecimalText.expected(cell)));
            if (!Double.isFinite(values[m])) {
                throw wrong(names.get(m), cell, "a finite number");
            }
            if (!isMetric && values[m] < 0) {
                throw wrong(names.get(m), cell, "a standard error: a number of 0 or more");
            }
        }
        return values;
    }

    private String cell(CsvRows.Row row, int index, String column) {
        return row.cell(index)
                .orElseThrow(
                        () ->
                                new InvalidPoolException(
                                        pool,
                                        "table %s, line %d: the line ends before column '%s'"
                                                .formatted(settings.file(), line, column)));
    }

    private InvalidPoolException empty(String column, boolean isMetric) {
        return new InvalidPoolException(
                pool,
                "table %s, line %d, column '%s': the cell is empty; %s"
                        .formatted(
                                settings.file(),
                                line,
                                column,
                                isMetric
                                        ? "take the line out, which then counts as not measured,"
                                                + " or, where its other cells are needed, give"
                                                + " this metric a table of its own"
                                        : "write 0 where the value is exact"));
    }

    private InvalidPoolException wrong(String problem) {
        return new InvalidPoolException(pool, problem.formatted(settings.file()));
    }

    private InvalidPoolException wrong(String column, String cell, String expected) {
        return new InvalidPoolException(
                pool,
                "table %s, line %d, column '%s': '%s' is not %s"
                        .formatted(settings.file(), line, column, cell, expected));
    }
}
