package dev.linas.log.files;

import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.read.Foreign;
import dev.linas.searches.file.EarlierLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The rows that a search learns from a log, whatever tool wrote it. */
public final class WarmStartLog implements EarlierLog {
    /** The pool of values whose columns name none. */
    private static final String POOL = "log";

    @Override
    public List<Row> read(
            Path file, SearchSpace space, Map<String, String> columns, Consumer<String> notes) {
        LogTable table =
                LogTables.read(
                        file,
                        Optional.empty(),
                        new Foreign(Optional.of(space), "log", POOL, columns, true),
                        notes);
        Map<String, Set<String>> pools = new HashMap<>();
        Map<Genome, Map<String, Double>> rows = new LinkedHashMap<>();
        for (LogRow row : table.rows()) {
            Map<String, Double> values =
                    rows.computeIfAbsent(row.genome(), genome -> new LinkedHashMap<>());
            row.metrics()
                    .forEach(
                            (metric, value) -> {
                                pools.computeIfAbsent(metric, m -> new HashSet<>()).add(row.pool());
                                values.putIfAbsent(metric, value.value());
                                values.putIfAbsent(Objective.id(metric, row.pool()), value.value());
                            });
        }
        List<Row> read = new ArrayList<>();
        rows.forEach((genome, values) -> read.add(new Row(genome, named(values, pools, columns))));
        return read;
    }

    private static Map<String, Double> named(
            Map<String, Double> values,
            Map<String, Set<String>> pools,
            Map<String, String> columns) {
        Map<String, Double> named = new LinkedHashMap<>(values);
        pools.forEach(
                (metric, of) -> {
                    if (of.size() > 1) {
                        named.remove(metric); // of which of them?
                    }
                    if (of.equals(Set.of(POOL))) {
                        named.remove(Objective.id(metric, POOL)); // a pool that is none
                    }
                });
        columns.forEach(
                (metric, column) -> {
                    Double value =
                            values.getOrDefault(Objective.id(metric, POOL), values.get(metric));
                    if (value != null) {
                        named.putIfAbsent(column, value);
                    }
                });
        return named;
    }
}
