package dev.linas.evaluator.meter.table;

import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterSource;
import java.time.Duration;
import java.util.Map;

/** One table for all workers. */
record TableSource(
        MeasuredTable table,
        MeterDescription description,
        Duration delay,
        TableSpread spread,
        Map<String, Double> declaredSeconds)
        implements MeterSource {
    @Override
    public Meter open() {
        return new TableMeter(table, description, delay, spread, declaredSeconds);
    }
}
