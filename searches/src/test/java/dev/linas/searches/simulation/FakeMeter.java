package dev.linas.searches.simulation;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A meter that computes its outcome, and remembers what it was asked. */
final class FakeMeter implements Meter, MeterSource {
    private final Function<Genome, MetricOutcome> outcome;
    private final double seconds;
    private final List<Genome> asked = new ArrayList<>();
    private boolean closed;

    FakeMeter(Function<Genome, MetricOutcome> outcome) {
        this(outcome, 0);
    }

    /** One that says how long each metric takes, in seconds. */
    FakeMeter(Function<Genome, MetricOutcome> outcome, double seconds) {
        this.outcome = outcome;
        this.seconds = seconds;
    }

    /** Every genome it was asked to measure, in order. */
    List<Genome> asked() {
        return asked;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public MeterReading measure(MeterTask task) {
        asked.add(task.genome());
        Map<String, Double> taken = new HashMap<>();
        task.metrics().forEach(metric -> taken.put(metric, seconds));
        return MeterReading.of(task.metrics(), metric -> outcome.apply(task.genome()))
                .withSeconds(taken);
    }

    @Override
    public Meter open() {
        return this;
    }

    @Override
    public MeterDescription description() {
        return new MeterDescription(List.of(), Map.of(), "fake", Optional.empty());
    }

    @Override
    public MeterDescription describe() {
        return description();
    }

    @Override
    public void close() {
        closed = true;
    }
}
