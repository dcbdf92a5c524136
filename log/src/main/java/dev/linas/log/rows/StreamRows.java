package dev.linas.log.rows;

import dev.linas.core.space.SearchSpace;
import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogRows;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.topics.Topics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The rows that a search had on a stream when this was made. They are read anew each time, and none
 * is kept.
 */
public final class StreamRows implements LogRows {
    private final TopicSnapshot snapshot;
    private final String id;
    private final SearchSpace space;
    private final LogTable columns;
    private final long count;

    /**
     * Reads the rows once, for their number and metrics.
     *
     * @throws IllegalArgumentException if a measurement is of another space
     */
    public StreamRows(TopicSnapshot snapshot, String id, SearchSpace space) {
        this.snapshot = snapshot;
        this.id = id;
        this.space = space;
        Set<String> metrics = new LinkedHashSet<>();
        long[] rows = {0};
        read(
                row -> {
                    metrics.addAll(row.metrics().keySet());
                    rows[0]++;
                });
        this.columns = new LogTable(LogVariable.of(space), List.copyOf(metrics), List.of());
        this.count = rows[0];
    }

    /** Variables and metrics; no rows. */
    public LogTable columns() {
        return columns;
    }

    /** Number of rows. */
    public long count() {
        return count;
    }

    @Override
    public void each(Consumer<LogRow> sink) {
        long[] left = {count};
        read(
                row -> {
                    if (left[0]-- > 0) {
                        sink.accept(row);
                    }
                });
    }

    private void read(Consumer<LogRow> sink) {
        MeasurementRows rows = new MeasurementRows(space);
        snapshot.each(
                Topics.MEASUREMENTS,
                id::equals,
                (key, measurement) -> {
                    if (measurement != null) {
                        rows.next(measurement).ifPresent(sink);
                    }
                });
    }
}
