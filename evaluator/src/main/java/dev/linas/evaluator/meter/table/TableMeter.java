package dev.linas.evaluator.meter.table;

import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.time.Duration;

/** Looks genomes up in a table. Deterministic. */
final class TableMeter implements Meter {
    private final MeasuredTable table;
    private final MeterDescription description;
    private final Duration delay;

    TableMeter(MeasuredTable table, MeterDescription description, Duration delay) {
        this.table = table;
        this.description = description;
        this.delay = delay;
    }

    @Override
    public MeterDescription describe() {
        return description;
    }

    @Override
    public MeterReading measure(MeterTask task) throws InterruptedException {
        if (!delay.isZero()) {
            Thread.sleep(delay.toMillis());
        }
        double[] row = table.rows().get(task.genome());
        if (row == null) {
            return MeterReading.failed(
                    task.metrics(),
                    MetricOutcome.permanentFailure(
                            "genome %s is not in table %s".formatted(task.genome(), table.file())));
        }
        return MeterReading.of(task.metrics(), metric -> outcome(metric, row));
    }

    private MetricOutcome outcome(String metric, double[] row) {
        int column = table.metrics().indexOf(metric);
        return column < 0
                ? MetricOutcome.notServed(metric, table.metrics())
                : MetricOutcome.exactly(row[column]);
    }

    @Override
    public void close() {}
}
