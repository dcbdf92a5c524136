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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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

    /**
     * Who measured one row, and when.
     *
     * @param pool of the values whose column names none
     * @param instance the evaluator; empty where it is not known
     * @param device its processor; empty where it is not known
     */
    record Measuring(String pool, String instance, String device, Timing time) {}

    /** A measurement of which only the time is known. */
    Measuring at(Timing time) {
        return new Measuring(foreign.pool(), "", "", time);
    }

    /** Adds a row with values; one without any is a problem. */
    void add(
            CellTable.Row row,
            int index,
            Genome genome,
            List<MetricColumn> metrics,
            Measuring measuring) {
        once(row);
        Map<String, Map<String, MetricValue>> byPool = new LinkedHashMap<>();
        for (MetricColumn metric : metrics) {
            String pool = metric.pool().orElse(measuring.pool());
            Map<String, MetricValue> values = byPool.getOrDefault(pool, new LinkedHashMap<>());
            Optional<MetricValue> value = metric.read(table, row, problems);
            if (value.isPresent() && values.put(metric.metric(), value.get()) != null) {
                problems.at(
                        row,
                        ("has two values of '%s' of pool '%s', one of them in column '%s'; take one"
                                        + " of the columns out, or name another --pool")
                                .formatted(
                                        metric.metric(),
                                        pool,
                                        table.columns().get(metric.value())));
            }
            if (!values.isEmpty()) {
                byPool.put(pool, values);
            }
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
                            add(index, genome, pool, measuring, RowOutcome.MEASURED, "", values));
        }
    }

    /** Adds a row of a candidate that could not be measured. */
    void addFailed(CellTable.Row row, int index, Genome genome, Timing time, String error) {
        once(row);
        if (genome != null) {
            Measuring measuring = at(time);
            RowOutcome failed = RowOutcome.FAILED_PERMANENT;
            add(index, genome, measuring.pool(), measuring, failed, error, Map.of());
        }
    }

    private void add(
            int index,
            Genome genome,
            String pool,
            Measuring measuring,
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
                        measuring.instance(),
                        measuring.device(),
                        false,
                        measuring.time().at(),
                        measuring.time().millis(),
                        outcome,
                        error,
                        values));
    }

    /**
     * Says which columns are left out; where the user has named those that are wanted, that is no
     * news.
     *
     * @param used columns that were read, besides those of the metrics
     */
    void sayLeftOut(Set<String> used, List<MetricColumn> metrics) {
        Set<String> left = new LinkedHashSet<>(table.columns());
        left.removeAll(used);
        for (MetricColumn metric : metrics) {
            for (int column : new int[] {metric.value(), metric.spread(), metric.standardError()}) {
                if (column >= 0) {
                    left.remove(table.columns().get(column));
                }
            }
        }
        if (foreign.others()) {
            UnreadColumns.say(
                    table, left, "; --metric NAME=COLUMN takes a column as a metric", problems);
        }
    }

    /**
     * The same sub-network may be there again, as searches measure it again or write its inactive
     * variables in another way; the same line may not, with the numbers of rows that it may have.
     */
    private void once(CellTable.Row row) {
        List<String> cells = row.cells();
        if (!row.index().isEmpty()) {
            cells = new ArrayList<>(cells);
            cells.addAll(row.index());
        }
        CellTable.Row earlier = seen.putIfAbsent(cells, row);
        if (earlier != null) {
            problems.at(row, "repeats %s; keep one of the two".formatted(problems.place(earlier)));
        }
    }

    /** All rows. */
    LogTable rows() {
        return LogTable.of(LogVariable.of(space), rows);
    }
}
