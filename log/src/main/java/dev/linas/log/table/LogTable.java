package dev.linas.log.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Measurements of one search space as rows.
 *
 * @param variables the variables of the space, in its order
 * @param metrics every metric, each once; a row has values of some
 * @param rows in the order in which they were measured
 */
public record LogTable(List<LogVariable> variables, List<String> metrics, List<LogRow> rows) {
    public LogTable {
        variables = List.copyOf(variables);
        metrics = List.copyOf(metrics);
        rows = List.copyOf(rows);
    }

    /** A table of rows; metrics stand in the order in which they first occur. */
    public static LogTable of(List<LogVariable> variables, List<LogRow> rows) {
        Set<String> metrics = new LinkedHashSet<>();
        rows.forEach(row -> metrics.addAll(row.metrics().keySet()));
        return new LogTable(variables, List.copyOf(metrics), rows);
    }
}
