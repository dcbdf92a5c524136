package dev.linas.evaluator.meter.onnx;

import dev.linas.core.config.Section;
import dev.linas.core.objective.Metric;
import dev.linas.device.latency.LatencyProtocol;
import dev.linas.evaluator.meter.DraftKey;
import dev.linas.evaluator.meter.DraftKey.Option;
import dev.linas.evaluator.meter.MeterDraft;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.tasks.catalog.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings of an {@code onnx} meter.
 *
 * @param metrics the metrics served, in the order of the settings
 * @param source where the super-network comes from
 * @param examples what it is scored and calibrated on
 * @param execution how sub-networks are computed
 * @param timed what runs at once when latency, energy and memory are measured
 * @param scored what runs at once when the network is scored
 * @param latency how long latency and energy are measured
 * @param canary candidates between two looks at the drift of the device; 0 for none
 */
public record OnnxSettings(
        List<String> metrics,
        NetworkSource source,
        ExampleSource examples,
        Execution execution,
        Workload timed,
        Workload scored,
        LatencyProtocol latency,
        int canary)
        implements MeterSettings {

    private static final List<String> LATENCY_KEYS =
            List.of("warmup", "samples", "budget", "width", "sessions", "reference");

    private static final MeterDraft DRAFT =
            new MeterDraft(
                    "here",
                    "sub-networks run here: docs/measure-a-device.md",
                    List.of(
                            DraftKey.network(
                                    "network",
                                    Option.optional(
                                            "--network",
                                            "NAME|FILE",
                                            "The super-network, whose space is taken if it is"
                                                    + " built in and --space names none")),
                            DraftKey.text(
                                    "weights", Option.optional("--weights", "FILE", "Weights")),
                            DraftKey.text(
                                    "dataset",
                                    Option.optional(
                                            "--dataset", "FILE", "Labelled examples for scores")),
                            DraftKey.metrics()));

    /** For the registry of meters. */
    public static final MeterKind KIND = kind(Tasks.NETWORKS);

    private static final int DEFAULT_ACCURACY_BATCH = 100;
    private static final int DEFAULT_CANARY = 20;

    /** The kind of meter that measures sub-networks of some networks. */
    public static MeterKind kind(NetworkCatalog networks) {
        return new MeterKind(keys(), section -> parse(section, networks))
                .declaring(Probes.metrics())
                .drafted(DRAFT);
    }

    private static OnnxSettings parse(Section section, NetworkCatalog networks) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new OnnxSettings(
                section.distinctChoices(
                        "metrics", Probes.metrics().stream().map(Metric::name).toList()),
                NetworkSource.parse(section, networks),
                ExampleSource.parse(section),
                Execution.parse(section),
                Workload.parse(section, new Workload(1, 1)),
                Workload.parse(
                        section.section("accuracy", Workload.KEYS),
                        new Workload(DEFAULT_ACCURACY_BATCH, processors)),
                latency(section.section("latency", LATENCY_KEYS)),
                section.integer("canary", 0).orElse(DEFAULT_CANARY));
    }

    private static Set<String> keys() {
        return Stream.of(
                        Stream.of("metrics", "canary"),
                        NetworkSource.KEYS.stream(),
                        ExampleSource.KEYS.stream(),
                        Execution.KEYS.stream(),
                        Workload.KEYS.stream(),
                        Workload.KEYS.stream().map(key -> "accuracy." + key),
                        LATENCY_KEYS.stream().map(key -> "latency." + key))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    private static LatencyProtocol latency(Section section) {
        LatencyProtocol usual = LatencyProtocol.DEFAULT;
        return new LatencyProtocol(
                section.durationOrZero("warmup").orElse(usual.warmUp()),
                usual.warmUpRuns(),
                usual.sampleTime(),
                section.integer("samples", LatencyProtocol.LEAST_SAMPLES).orElse(usual.samples()),
                section.duration("budget").orElse(usual.budget()),
                section.fraction("width").orElse(usual.width()),
                section.integer("sessions", 1, LatencyProtocol.MOST_SESSIONS)
                        .orElse(usual.sessions()),
                section.flag("reference").orElse(usual.reference()));
    }

    @Override
    public List<String> metricNames() {
        return metrics;
    }

    @Override
    public boolean runsSubNetworks() {
        return true;
    }

    @Override
    public boolean compares(String metric) {
        return LatencyProbe.TIMES.contains(metric) && metrics.contains(metric);
    }

    @Override
    public List<Path> inputs() {
        return Stream.concat(
                        Stream.of(source.weights(), examples.dataset(), examples.calibration())
                                .flatMap(Optional::stream),
                        source.networkFiles().stream())
                .distinct()
                .toList();
    }

    @Override
    public MeterSource load(MeterSite site) {
        return OnnxSource.load(this, site);
    }
}
