package dev.linas.log.counterfactual;

import dev.linas.core.objective.Objective;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers from {@link GenomeValues} in the name of a pool. Thread-safe. */
final class KnownValuesMeter implements Meter, MeterSource {
    private final String pool;
    private final List<Objective> objectives;
    private final GenomeValues values;

    KnownValuesMeter(String pool, List<Objective> objectives, GenomeValues values) {
        this.pool = pool;
        this.objectives = objectives;
        this.values = values;
    }

    @Override
    public MeterReading measure(MeterTask task) {
        double[] known = values.values().of(task.genome());
        return MeterReading.of(
                task.metrics(),
                metric -> outcome(known[GenomeValues.place(objectives, metric, pool)]));
    }

    private static MetricOutcome outcome(double value) {
        return Double.isFinite(value)
                ? MetricOutcome.exactly(value)
                : MetricOutcome.permanentFailure("it could not be measured in the recorded search");
    }

    @Override
    public Meter open() {
        return this;
    }

    @Override
    public MeterDescription description() {
        return new MeterDescription(List.of(), Map.of(), values.description(), Optional.empty());
    }

    @Override
    public MeterDescription describe() {
        return description();
    }

    @Override
    public void close() {}
}
