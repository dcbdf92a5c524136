package dev.linas.log.table.read;

import dev.linas.core.config.DecimalText;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.Variable;
import dev.linas.log.table.LogColumns;
import dev.linas.log.table.LogTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Any table with a column {@code genome}, or one per variable, and columns of metrics: those that
 * are named, or else all others that hold numbers.
 */
final class PlainLayout implements Layout {
    private static final String GENOME = "genome";

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
                        ? written(table, space.get(), problems)
                        : chosen(table, space.get(), variables, problems);
        ForeignTable rows = new ForeignTable(table, foreign, space.get(), problems);
        for (int r = 0; r < genomes.size(); r++) {
            CellTable.Row row = table.rows().get(r);
            rows.add(row, r, genomes.get(r), metrics, ForeignTable.Timing.UNKNOWN);
        }
        return rows.rows();
    }

    private static Map<String, String> numeric(CellTable table, Set<String> variables) {
        Map<String, String> metrics = new LinkedHashMap<>();
        for (int c = 0; c < table.columns().size(); c++) {
            String column = table.columns().get(c);
            if (isNumeric(table, c)
                    && !column.isEmpty()
                    && !variables.contains(column)
                    && !LogColumns.isFixed(column)
                    && !isOfAnother(column, table)) {
                metrics.put(column, column);
            }
        }
        return metrics;
    }

    /** Whether half of the cells that are not blank are numbers: those that are none are slips. */
    private static boolean isNumeric(CellTable table, int column) {
        List<String> cells =
                table.rows().stream()
                        .map(row -> row.cell(column))
                        .filter(cell -> !cell.isEmpty())
                        .toList();
        long numbers = cells.stream().filter(c -> DecimalText.parse(c).isPresent()).count();
        return numbers > 0 && 2 * numbers >= cells.size();
    }

    /** Whether a column tells the spread or error of another one. */
    private static boolean isOfAnother(String column, CellTable table) {
        return List.of("_spread", "_standard_error").stream()
                .filter(column::endsWith)
                .anyMatch(
                        suffix ->
                                table.column(column.substring(0, column.length() - suffix.length()))
                                        >= 0);
    }

    private static List<Genome> written(CellTable table, SearchSpace space, ReadProblems problems) {
        List<Genome> genomes = new ArrayList<>();
        int column = table.column(GENOME);
        for (CellTable.Row row : table.rows()) {
            String cell = row.cell(column);
            Genome genome = null;
            try {
                genome = Genome.parse(cell.replaceAll("[\\[\\]()]", "").strip());
                space.check(genome);
                genome = space.canonical(genome);
            } catch (NumberFormatException e) {
                problems.at(row, GENOME, cell, "option indices with commas between them");
            } catch (IllegalArgumentException e) {
                genome = null;
                problems.at(row, e.getMessage() + "; is it of another space?");
            }
            genomes.add(genome);
        }
        return genomes;
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
        return new OptionCells(space).genomes(options, variables, problems);
    }
}
