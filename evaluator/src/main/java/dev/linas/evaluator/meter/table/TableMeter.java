package dev.linas.evaluator.meter.table;

import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks genomes up in a table. Deterministic; noise is drawn by genome, metric and repeat. */
final class TableMeter implements Meter {
    private final MeasuredTable table;
    private final MeterDescription description;
    private final Duration delay;
    private final TableSpread spread;
    private final List<String> withErrors;
    private final Map<String, Double> declaredSeconds;

    TableMeter(
            MeasuredTable table,
            MeterDescription description,
            Duration delay,
            TableSpread spread,
            Map<String, Double> declaredSeconds) {
        this.table = table;
        this.description = description;
        this.delay = delay;
        this.spread = spread;
        this.declaredSeconds = declaredSeconds;
        this.withErrors = List.copyOf(spread.columns().keySet());
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
        Map<String, Double> seconds = new HashMap<>();
        for (String metric : task.metrics()) {
            if (delay.isZero() || declaredSeconds.containsKey(metric)) {
                seconds.put(metric, declaredSeconds.getOrDefault(metric, 0.0));
            }
        }
        return lookedUp(task).withSeconds(seconds);
    }

    private MeterReading lookedUp(MeterTask task) {
        double[] row = table.rows().get(task.genome());
        if (row == null) {
            return MeterReading.failed(
                    task.metrics(),
                    MetricOutcome.permanentFailure(
                            "genome %s is not in table %s".formatted(task.genome(), table.file())));
        }
        return MeterReading.of(task.metrics(), metric -> outcome(task, metric, row));
    }

    private MetricOutcome outcome(MeterTask task, String metric, double[] row) {
        int column = table.metrics().indexOf(metric);
        if (column < 0) {
            return MetricOutcome.notServed(metric, table.metrics());
        }
        int errors = withErrors.indexOf(metric);
        double error = errors < 0 ? 0 : row[table.metrics().size() + errors];
        return MetricOutcome.within(
                row[column] + spread.noise(task.genome(), metric, task.repeat()),
                spread.standardError(metric, error));
    }

    @Override
    public void close() {}
}
