package dev.linas.log.parquet;

import dev.linas.log.table.LogRow;
import dev.linas.log.table.LogTable;
import dev.linas.log.table.LogVariable;
import dev.linas.log.table.MetricValue;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Writes rows cell by cell, in the order of the columns. */
final class RowWriteSupport extends WriteSupport<LogRow> {
    private final MessageType schema;
    private final LogTable table;
    private RecordConsumer consumer;
    private int column;

    RowWriteSupport(MessageType schema, LogTable table) {
        this.schema = schema;
        this.table = table;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of("linas.table", "1"));
    }

    @Override
    @SuppressWarnings("deprecation") // abstract there, so it has to be here
    public WriteContext init(org.apache.hadoop.conf.Configuration configuration) {
        throw new IllegalStateException("there is no Hadoop here");
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        this.consumer = recordConsumer;
    }

    @Override
    public void write(LogRow row) {
        column = 0;
        consumer.startMessage();
        text(row.search());
        cell(true, c -> c.addInteger(row.round()));
        cell(true, c -> c.addInteger(row.index()));
        text(row.space());
        text(row.genome().toString());
        for (int v = 0; v < table.variables().size(); v++) {
            option(table.variables().get(v), row.options().get(v));
        }
        text(row.pool());
        textOrNull(row.instance());
        textOrNull(row.device());
        cell(true, c -> c.addBoolean(row.repeat()));
        cell(
                row.measuredAt().isPresent(),
                c -> c.addLong(row.measuredAt().orElseThrow().toEpochMilli()));
        cell(row.durationMillis().isPresent(), c -> c.addLong(row.durationMillis().getAsLong()));
        text(row.outcome().text());
        textOrNull(row.error());
        for (String metric : table.metrics()) {
            MetricValue value = row.metrics().get(metric);
            number(value == null ? Double.NaN : value.value());
            number(value == null ? Double.NaN : value.spread());
            number(value == null ? Double.NaN : value.standardError());
        }
        consumer.endMessage();
    }

    private void option(LogVariable variable, String option) {
        switch (variable.kind()) {
            case INTEGER -> cell(!option.isEmpty(), c -> c.addLong(Long.parseLong(option)));
            case REAL -> cell(!option.isEmpty(), c -> c.addDouble(Double.parseDouble(option)));
            case TEXT -> textOrNull(option);
        }
    }

    private void number(double value) {
        cell(!Double.isNaN(value), c -> c.addDouble(value));
    }

    private void textOrNull(String value) {
        cell(!value.isEmpty(), c -> c.addBinary(Binary.fromString(value)));
    }

    private void text(String value) {
        cell(true, c -> c.addBinary(Binary.fromString(value)));
    }

    private void cell(boolean present, Consumer<RecordConsumer> value) {
        if (present) {
            String name = schema.getFieldName(column);
            consumer.startField(name, column);
            value.accept(consumer);
            consumer.endField(name, column);
        }
        column++;
    }
}
