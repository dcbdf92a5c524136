package dev.linas.log.table.read;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.log.table.LogColumns;
import dev.linas.log.table.LogTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Any table with a column {@code genome}, or one per variable, and columns of metrics: those that
 * are named, or else all others that hold numbers.
 */
final class PlainLayout implements Layout {
    private static final String GENOME = "genome";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    @Override
    public String name() {
        return "table";
    }

    @Override
    public boolean fits(CellTable table) {
        return true;
    }

    @Override
    public LogTable read(CellTable table, Foreign foreign, ReadProblems problems) {
        Optional<SearchSpace> space = ForeignTable.space(foreign, problems);
        if (space.isEmpty()) {
            return null;
        }
        List<String> variables = space.get().variables().stream().map(Variable::name).toList();
        List<MetricColumn> metrics =
                MetricNames.columns(
                        table, foreign, numeric(table, Set.copyOf(variables)), problems);
        List<Genome> genomes =
                table.column(GENOME) >= 0
                        ? new WrittenGenomes(table, space.get(), problems)
                                .read(table.column(GENOME))
                        : chosen(table, space.get(), variables, problems);
        MeasuringColumns measuring =
                new MeasuringColumns(table, foreign.pool(), variables, problems);
        ForeignTable rows = new ForeignTable(table, foreign, space.get(), problems);
        Set<String> used = new HashSet<>(variables);
        used.add(GENOME);
        used.addAll(measuring.names());
        rows.sayLeftOut(used, metrics);
        sameSpace(table, space.get(), problems);
        for (int r = 0; r < genomes.size(); r++) {
            CellTable.Row row = table.rows().get(r);
            rows.add(row, r, genomes.get(r), metrics, measuring.of(row));
        }
        return rows.rows();
    }

    /** A column that tells the space, as tables of Linas have it, has to tell this one. */
    private static void sameSpace(CellTable table, SearchSpace space, ReadProblems problems) {
        int column = table.column("space");
        for (CellTable.Row row : table.rows()) {
            if (column >= 0
                    && DIGEST.matcher(row.cell(column)).matches()
                    && !row.cell(column).equals(space.digest())) {
                problems.at(
                        row,
                        "is of space %s, but that of %s is %s; name the space it is of"
                                .formatted(row.cell(column), space.name(), space.digest()));
            }
        }
    }

    private static Map<String, String> numeric(CellTable table, Set<String> variables) {
        Map<String, String> metrics = new LinkedHashMap<>();
        for (int c = 0; c < table.columns().size(); c++) {
            String column = table.columns().get(c);
            if (NumericColumns.isNumeric(table, c)
                    && !column.isEmpty()
                    && !variables.contains(column)
                    && !LogColumns.isFixed(column)
                    && MetricColumn.stem(column).filter(table.columns()::contains).isEmpty()) {
                metrics.put(column, column);
            }
        }
        return metrics;
    }

    private static List<Genome> chosen(
            CellTable table, SearchSpace space, List<String> variables, ReadProblems problems) {
        List<String> missing = variables.stream().filter(v -> table.column(v) < 0).toList();
        if (!missing.isEmpty()) {
            problems.add(
                    ("has neither a column 'genome' nor columns of the variables %s of space %s;"
                                    + " it has %s: rename them, or name another space")
                            .formatted(
                                    missing.stream().limit(10).collect(Collectors.joining(", ")),
                                    space.name(),
                                    table.columns()));
            return List.of();
        }
        int[] columns = variables.stream().mapToInt(table::column).toArray();
        List<OptionCells.Options> options = new ArrayList<>();
        for (CellTable.Row row : table.rows()) {
            List<String> cells = new ArrayList<>(columns.length);
            for (int column : columns) {
                cells.add(row.cell(column));
            }
            options.add(new OptionCells.Options(row, cells));
        }
        return new OptionCells(space)
                .genomes(options, variables, OptionCells.Notation.OPTIONS, problems);
    }
}
