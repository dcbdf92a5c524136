package dev.linas.log.table.read;

import dev.linas.core.config.Identifier;
import dev.linas.core.registry.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which columns of a table are metrics. */
final class MetricNames {
    private MetricNames() {}

    /**
     * The columns that the user names, and those that the layout finds, if they are wanted too.
     *
     * @param found metric by column, in the order of the table
     */
    static List<MetricColumn> columns(
            CellTable table, Foreign foreign, Map<String, String> found, ReadProblems problems) {
        List<MetricColumn> metrics = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>(); // metric by column
        foreign.metrics()
                .forEach((metric, column) -> named.put(titled(table, column, found), metric));
        if (foreign.others()) {
            found.forEach(
                    (column, metric) -> {
                        if (!foreign.metrics().containsKey(metric)) {
                            named.putIfAbsent(column, metric);
                        }
                    });
        }
        named.forEach((column, metric) -> add(table, foreign, metric, column, metrics, problems));
        if (metrics.isEmpty()) {
            problems.add(
                    "has no column of a metric; it has %s: name one, as in --metric accuracy=COLUMN"
                            .formatted(table.columns()));
        }
        return metrics;
    }

    /** A column by its title, or by the metric that the layout takes it for. */
    private static String titled(CellTable table, String column, Map<String, String> found) {
        return table.column(column) >= 0
                ? column
                : found.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(column))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(column);
    }

    private static void add(
            CellTable table,
            Foreign foreign,
            String metric,
            String column,
            List<MetricColumn> metrics,
            ReadProblems problems) {
        int place = table.column(column);
        if (place < 0) {
            problems.add(
                    "has no column '%s'; it has %s%s"
                            .formatted(
                                    column,
                                    table.columns(),
                                    Suggestions.didYouMean(column, table.columns())));
            return;
        }
        MetricColumn named = MetricColumn.of(table, metric, place);
        for (String name : List.of(named.metric(), named.pool().orElse(foreign.pool()))) {
            if (!Identifier.isValid(name)) {
                problems.add(
                        ("'%s' cannot be a metric or pool; expected %s: name it as in --metric"
                                        + " NAME='%s'")
                                .formatted(name, Identifier.EXPECTED, column));
                return;
            }
        }
        metrics.add(named);
    }
}
