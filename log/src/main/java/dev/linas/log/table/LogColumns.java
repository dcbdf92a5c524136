package dev.linas.log.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the columns of a table are called, in their order: what names a candidate, its options, who
 * measured, and three columns for each metric. The two blocks of options and of metrics are told
 * apart by their places, and by prefixes where a name would stand twice.
 */
public final class LogColumns {
    /** The columns before those of the options. */
    public static final List<String> CANDIDATE =
            List.of("search", "round", "index", "space", "genome");

    /** The columns between those of the options and those of the metrics. */
    public static final List<String> MEASURING =
            List.of(
                    "pool",
                    "instance",
                    "device",
                    "repeat",
                    "measured_at",
                    "duration_ms",
                    "outcome",
                    "error");

    /** Ending of the column with the spreads of a metric. */
    public static final String SPREAD = "_spread";

    /** Ending of the column with the standard errors of a metric. */
    public static final String STANDARD_ERROR = "_standard_error";

    private static final String OPTION = "option_";
    private static final String METRIC = "metric_";
    private static final Set<String> FIXED = fixed();

    private LogColumns() {}

    private static Set<String> fixed() {
        Set<String> fixed = new HashSet<>(CANDIDATE);
        fixed.addAll(MEASURING);
        return Set.copyOf(fixed);
    }

    /** Whether a column has this name in every table. */
    public static boolean isFixed(String column) {
        return FIXED.contains(column);
    }

    /**
     * All columns of a table.
     *
     * @throws IllegalArgumentException if two of them would have one name
     */
    public static List<String> of(LogTable table) {
        List<String> columns = new ArrayList<>(CANDIDATE);
        table.variables().forEach(variable -> columns.add(option(variable.name())));
        Set<String> taken = new HashSet<>(columns);
        columns.addAll(MEASURING);
        for (String metric : table.metrics()) {
            String column = metric(metric, taken);
            columns.addAll(List.of(column, column + SPREAD, column + STANDARD_ERROR));
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new IllegalArgumentException(
                        "two columns would be called '%s'; rename the metric that has this name"
                                .formatted(column));
            }
        }
        return columns;
    }

    /** The column of a variable. */
    public static String option(String variable) {
        return isFixed(variable) || variable.startsWith(OPTION) ? OPTION + variable : variable;
    }

    private static String metric(String metric, Set<String> options) {
        return isFixed(metric) || metric.startsWith(METRIC) || options.contains(metric)
                ? METRIC + metric
                : metric;
    }

    /** The variable that a column of options is of. */
    static String variableOf(String column) {
        return column.startsWith(OPTION) ? column.substring(OPTION.length()) : column;
    }

    /** The metric that a column of values is of. */
    static String metricOf(String column) {
        return column.startsWith(METRIC) ? column.substring(METRIC.length()) : column;
    }
}
