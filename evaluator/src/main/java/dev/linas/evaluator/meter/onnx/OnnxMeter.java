package dev.linas.evaluator.meter.onnx;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.PairedSamples;
import dev.linas.device.DeviceState;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.tasks.NotFiniteException;
import dev.linas.tasks.dataset.InvalidDatasetException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the model of a candidate once, runs every probe that is asked for on it, and closes it.
 * What goes wrong fails the metrics concerned and nothing else.
 */
final class OnnxMeter implements Meter {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxMeter.class);

    private final MeterDescription description;
    private final OnnxSetup setup;
    private final ModelBuilder builder;
    private final Map<ProbeKind, Probe> probes = new LinkedHashMap<>();

    OnnxMeter(OnnxSetup setup, MeterDescription description) {
        this.description = description;
        this.setup = setup;
        this.builder = new ModelBuilder(setup);
        for (ProbeKind kind : Probes.measuring(description.metrics())) {
            probes.put(kind, kind.opener().apply(setup));
        }
    }

    @Override
    public MeterDescription describe() {
        return description;
    }

    @Override
    public MeterReading measure(MeterTask task) throws InterruptedException {
        List<String> served =
                task.metrics().stream().filter(description.metrics()::contains).toList();
        Map<String, MetricOutcome> outcomes = new HashMap<>();
        ProbeSeconds seconds = new ProbeSeconds(served);
        try {
            for (Map.Entry<ProbeKind, Probe> probe : probes.entrySet()) {
                if (probe.getKey().measuresAnyOf(served)) {
                    probe.getValue().beforeCandidate(builder);
                }
            }
            try (BuiltModel model =
                    Probes.have(ProbeTrait.NEEDS_MODEL, served)
                            ? builder.built(task.genome())
                            : builder.planned(task.genome())) {
                seconds.built();
                for (Map.Entry<ProbeKind, Probe> probe : probes.entrySet()) {
                    List<String> wanted = probe.getKey().of(served);
                    if (!wanted.isEmpty()) {
                        outcomes.putAll(outcomes(probe.getValue(), model, wanted, task));
                        seconds.measured(wanted);
                    }
                }
            }
        } catch (RuntimeException e) {
            MetricOutcome failure = failure(e, task);
            served.forEach(metric -> outcomes.putIfAbsent(metric, failure));
        }
        return new MeterReading(
                MeterReading.of(task.metrics(), metric -> outcome(metric, outcomes)).outcomes(),
                facts(served),
                seconds.byMetric());
    }

    @Override
    public Optional<PairedSamples> compare(String metric, List<Genome> genomes, Duration budget)
            throws InterruptedException {
        Optional<Probe> probe =
                probes.entrySet().stream()
                        .filter(entry -> entry.getKey().measuresAnyOf(List.of(metric)))
                        .map(Map.Entry::getValue)
                        .findFirst();
        if (probe.isEmpty()) {
            return Optional.empty();
        }
        try {
            return probe.get().compare(builder.builtWithinMemory(genomes), budget);
        } catch (InferenceException e) {
            LOG.warn("pool {}: {} cannot be compared", setup.pool(), metric, e);
            return Optional.empty();
        }
    }

    private Map<String, MetricOutcome> outcomes(
            Probe probe, BuiltModel model, List<String> wanted, MeterTask task)
            throws InterruptedException {
        try {
            return probe.measure(model, wanted);
        } catch (RuntimeException e) {
            MetricOutcome failure = failure(e, task);
            return MeterReading.of(wanted, metric -> failure).outcomes();
        }
    }

    /**
     * The outcome of a failure: final where the genome itself is at fault, else it may be tried
     * again.
     */
    private static MetricOutcome failure(RuntimeException e, MeterTask task) {
        if (e instanceof ChangedInputException changed) {
            throw changed; // no fault of the candidate
        }
        LOG.warn("genome {} cannot be measured", task.genome(), e);
        boolean isPermanent =
                e instanceof NotFiniteException
                        || (e instanceof IllegalArgumentException
                                && !(e instanceof InvalidDatasetException));
        String reason = e.getMessage() == null ? e.toString() : e.getMessage();
        return isPermanent
                ? MetricOutcome.permanentFailure(reason)
                : MetricOutcome.transientFailure(reason);
    }

    private MetricOutcome outcome(String metric, Map<String, MetricOutcome> outcomes) {
        String obstacle = description.unavailable().get(metric);
        if (obstacle != null) {
            return MetricOutcome.permanentFailure(metric + " cannot be measured: " + obstacle);
        }
        MetricOutcome outcome = outcomes.get(metric);
        return outcome == null ? MetricOutcome.notServed(metric, description.metrics()) : outcome;
    }

    private Map<String, String> facts(List<String> served) {
        Map<String, String> facts = new TreeMap<>(DeviceState.now());
        probes.forEach(
                (kind, probe) -> {
                    if (kind.measuresAnyOf(served)) {
                        facts.putAll(probe.facts());
                    }
                });
        facts.put("onnxruntime", InferenceRuntime.version());
        facts.put("provider", setup.provider().label());
        facts.put("threads", Integer.toString(setup.settings().timed().threads()));
        facts.put("batch", Integer.toString(setup.settings().timed().batch()));
        facts.put("precision", setup.settings().execution().precision());
        return facts;
    }

    /** Sessions of candidates live no longer than these; what probes keep is given back. */
    @Override
    public void close() {
        probes.values().forEach(Probe::close);
    }
}
