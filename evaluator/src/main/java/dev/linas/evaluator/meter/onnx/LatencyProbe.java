package dev.linas.evaluator.meter.onnx;

import dev.linas.core.stats.PairedSamples;
import dev.linas.device.latency.ComparisonTimer;
import dev.linas.device.latency.LatencyProtocol;
import dev.linas.device.latency.LatencyReading;
import dev.linas.device.latency.LatencyTimer;
import dev.linas.device.latency.LatencyTimer.Run;
import dev.linas.device.latency.Reference;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.Sampling;
import dev.linas.supernet.inference.InferenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Milliseconds that one batch, or a part of the model, takes, or what it does in a second: the
 * median of samples of several sessions in turns, at the usual pace of the device.
 */
final class LatencyProbe implements Probe {
    /** Names of the times that it measures, which are compared in turns. */
    static final List<String> TIMES =
            Arrays.stream(TimedPart.values())
                    .filter(part -> part != TimedPart.TOKENS)
                    .map(part -> part.metric().name())
                    .toList();

    private final OnnxSetup setup;
    private final TimedPart part;
    private final TimedRuns runs;
    private final ReferenceModel reference;
    private final DriftWatch drift;
    private final QuietTiming quiet;
    private Map<String, String> facts = Map.of();

    LatencyProbe(OnnxSetup setup, TimedPart part) {
        this.setup = setup;
        this.part = part;
        this.runs = new TimedRuns(setup, part);
        this.reference = new ReferenceModel(setup);
        this.drift = new DriftWatch(setup, this);
        this.quiet = new QuietTiming(setup.pool());
    }

    /** The probe of a part. */
    static ProbeKind of(TimedPart part) {
        return new ProbeKind(
                List.of(part.metric()),
                Set.of(
                        ProbeTrait.NEEDS_MODEL,
                        ProbeTrait.NEEDS_DEVICE,
                        ProbeTrait.DEPENDS_ON_MACHINE),
                part::obstacle,
                setup -> new LatencyProbe(setup, part));
    }

    @Override
    public void beforeCandidate(ModelBuilder builder) throws InterruptedException {
        drift.beforeCandidate(builder);
    }

    @Override
    public Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException {
        QuietTiming.Taken taken = quiet.take(() -> time(model));
        LatencyReading reading = taken.reading();
        facts = facts(taken);
        return Map.of(
                part.metric().name(),
                MetricOutcome.sampled(
                        new Sampling(
                                part.metric().unit(),
                                reading.runsPerSample(),
                                reading.samples().stream().map(this::value).toList(),
                                drift.widened(reading.statistics(this::value)))));
    }

    private double value(double millis) {
        return part.value(millis, setup.settings().timed().batch());
    }

    /**
     * Times a model.
     *
     * @throws InferenceException if it, or the reference, cannot be run
     */
    LatencyReading time(BuiltModel model) throws InterruptedException {
        LatencyProtocol protocol = setup.settings().latency();
        Optional<Reference<RuntimeException>> between =
                protocol.reference() ? Optional.of(reference.open()) : Optional.empty();
        List<TimedRun> opened = runs.of(model, protocol.sessions());
        try {
            List<Run<RuntimeException>> timed = new ArrayList<>();
            opened.forEach(run -> timed.add(run::once));
            return new LatencyTimer().time(timed, between, protocol);
        } finally {
            opened.forEach(TimedRun::close);
        }
    }

    @Override
    public Optional<PairedSamples> compare(List<BuiltModel> models, Duration budget)
            throws InterruptedException {
        List<ComparisonTimer.Work<RuntimeException>> works = new ArrayList<>();
        models.forEach(model -> works.add(() -> session(model)));
        return Optional.of(new ComparisonTimer().time(works, setup.settings().latency(), budget));
    }

    /** A session of its own, in another place in memory each time. */
    private ComparisonTimer.Session<RuntimeException> session(BuiltModel model) {
        TimedRun run = runs.ofItsOwn(model);
        return new ComparisonTimer.Session<>() {
            @Override
            public void once() {
                run.once();
            }

            @Override
            public void close() {
                run.close();
            }
        };
    }

    private static Map<String, String> facts(QuietTiming.Taken taken) {
        LatencyReading reading = taken.reading();
        Map<String, String> facts = new TreeMap<>();
        taken.others()
                .ifPresentOrElse(
                        use -> facts.putAll(use.facts()), () -> facts.put("others_cpu", "unknown"));
        if (taken.repeats() > 0) {
            facts.put("latency_repeats", Integer.toString(taken.repeats()));
        }
        if (reading.pace().isPresent()) {
            facts.put(
                    "latency_as_taken_ms",
                    String.format(Locale.ROOT, "%.5f", reading.medianAsTaken()));
            facts.put(
                    "reference_pace_percent",
                    String.format(Locale.ROOT, "%.2f", 100 * reading.pace().getAsDouble()));
        }
        return facts;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> all = new TreeMap<>(drift.facts());
        all.putAll(facts);
        return all;
    }

    @Override
    public void close() {
        reference.close();
    }
}
