package dev.linas.log.table.read;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.log.table.MetricValue;
import dev.linas.log.table.OptionTexts;
import dev.linas.log.table.RowOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes rows of what a table of another tool tells: all in round 0, numbered in their order; a row
 * for each pool that a line has values of.
 */
final class ForeignTable {
    private final CellTable table;
    private final Foreign foreign;
    private final SearchSpace space;
    private final OptionTexts texts;
    private final ReadProblems problems;
    private final Map<List<String>, CellTable.Row> seen = new HashMap<>();
    private final List<LogRow> rows = new ArrayList<>();

    ForeignTable(CellTable table, Foreign foreign, SearchSpace space, ReadProblems problems) {
        this.table = table;
        this.foreign = foreign;
        this.space = space;
        this.texts = new OptionTexts(space);
        this.problems = problems;
    }

    /** The space of a table; empty, and a problem, if none is given. */
    static Optional<SearchSpace> space(Foreign foreign, ReadProblems problems) {
        if (foreign.space().isEmpty()) {
            problems.add("is not a table that Linas wrote; name its search space with --space");
        }
        return foreign.space();
    }

    /** When and how long one row was measured. */
    record Timing(Optional<Instant> at, OptionalLong millis) {
        static final Timing UNKNOWN = new Timing(Optional.empty(), OptionalLong.empty());
    }

    /** Adds a row with values; one without any is a problem. */
    void add(CellTable.Row row, int index, Genome genome, List<MetricColumn> metrics, Timing time) {
        once(row);
        Map<String, Map<String, MetricValue>> byPool = new LinkedHashMap<>();
        for (MetricColumn metric : metrics) {
            metric.read(table, row, problems)
                    .ifPresent(
                            value ->
                                    byPool.computeIfAbsent(
                                                    metric.pool(), p -> new LinkedHashMap<>())
                                            .put(metric.metric(), value));
        }
        if (byPool.isEmpty() && !metrics.isEmpty()) {
            problems.at(
                    row,
                    "has no value of %s; leave it out"
                            .formatted(metrics.stream().map(MetricColumn::metric).toList()));
        }
        if (genome != null) {
            byPool.forEach(
                    (pool, values) ->
                            add(index, genome, pool, time, RowOutcome.MEASURED, "", values));
        }
    }

    /** Adds a row of a candidate that could not be measured. */
    void addFailed(CellTable.Row row, int index, Genome genome, Timing time, String error) {
        once(row);
        if (genome != null) {
            String pool = foreign.pool();
            RowOutcome failed = RowOutcome.FAILED_PERMANENT;
            add(index, genome, pool, time, failed, error, Map.of());
        }
    }

    private void add(
            int index,
            Genome genome,
            String pool,
            Timing time,
            RowOutcome outcome,
            String error,
            Map<String, MetricValue> values) {
        rows.add(
                new LogRow(
                        foreign.search(),
                        0,
                        index,
                        space.digest(),
                        genome,
                        texts.of(genome),
                        pool,
                        "",
                        "",
                        false,
                        time.at(),
                        time.millis(),
                        outcome,
                        error,
                        values));
    }

    /**
     * The same sub-network may be there again, as searches measure it again or write its inactive
     * variables in another way; the same line may not.
     */
    private void once(CellTable.Row row) {
        CellTable.Row earlier = seen.putIfAbsent(row.cells(), row);
        if (earlier != null) {
            problems.at(row, "repeats %s; keep one of the two".formatted(problems.place(earlier)));
        }
    }

    /** All rows. */
    LogTable rows() {
        return LogTable.of(LogVariable.of(space), rows);
    }
}
