package dev.linas.evaluator.meter.onnx;

import dev.linas.core.config.Section;
import dev.linas.device.latency.LatencyProtocol;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.supernet.NetworkCatalog;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Settings of an {@code onnx} meter.
 *
 * @param network a built-in network or a network file; empty for the built-in one of the space
 * @param weights safetensors file of the trained weights; empty where no metric depends on them
 * @param dataset labelled examples that the network is scored on
 * @param calibration examples that batch-norm statistics are measured on; empty to keep those of the
 *     super-network
 * @param calibrationImages how many of them at most; at least 2
 * @param metrics the metrics served, in the order of the settings
 * @param resolution size of the inputs, which for images is height and width in pixels; empty for the
 *     network's own
 * @param fraction part of the dataset that is used, above 0, at most 1
 * @param batch examples that run at once when latency, energy and memory are measured; at least 1
 * @param threads threads of an operator then; at least 1
 * @param accuracyBatch examples that run at once when the network is scored; at least 1
 * @param accuracyThreads threads of an operator then; at least 1
 * @param provider what executes the operators, as named in the settings
 * @param precision what sub-networks compute with
 * @param latency how long latency and energy are measured
 * @param canary candidates between two looks at the drift of the device; 0 for none
 * @param base folder that the path of a network file starts from
 * @param networks the networks that can be named
 */
public record OnnxSettings(
        Optional<String> network,
        Optional<Path> weights,
        Optional<Path> dataset,
        Optional<Path> calibration,
        int calibrationImages,
        List<String> metrics,
        OptionalInt resolution,
        double fraction,
        int batch,
        int threads,
        int accuracyBatch,
        int accuracyThreads,
        String provider,
        String precision,
        LatencyProtocol latency,
        int canary,
        Path base,
        NetworkCatalog networks)
        implements MeterSettings {

    private static final List<String> ACCURACY_KEYS = List.of("batch", "threads");
    private static final List<String> LATENCY_KEYS =
            List.of("warmup", "samples", "budget", "width", "sessions", "reference");

    /** For the registry of meters. */
    public static final MeterKind KIND = kind(NetworkCatalog.ALL);

    private static final int DEFAULT_CALIBRATION_IMAGES = 256;
    private static final int DEFAULT_ACCURACY_BATCH = 100;
    private static final int DEFAULT_CANARY = 20;

    /** The kind of meter that measures sub-networks of some networks. */
    public static MeterKind kind(NetworkCatalog networks) {
        return new MeterKind(keys(), section -> parse(section, networks));
    }

    private static OnnxSettings parse(Section section, NetworkCatalog networks) {
        Section accuracy = section.section("accuracy", ACCURACY_KEYS);
        return new OnnxSettings(
                section.text("network"),
                section.file("weights"),
                section.file("dataset"),
                section.file("calibration"),
                section.integer("calibration_images", 2).orElse(DEFAULT_CALIBRATION_IMAGES),
                section.distinctChoices("metrics", Probes.metrics()),
                section.integer("resolution", 1),
                section.fraction("fraction").orElse(1),
                section.integer("batch", 1).orElse(1),
                section.integer("threads", 1).orElse(1),
                accuracy.integer("batch", 1).orElse(DEFAULT_ACCURACY_BATCH),
                accuracy.integer("threads", 1).orElse(Runtime.getRuntime().availableProcessors()),
                section.text("provider").orElse("cpu"),
                section.choice("precision", Precision.labels()),
                latency(section.section("latency", LATENCY_KEYS)),
                section.integer("canary", 0).orElse(DEFAULT_CANARY),
                section.folder(),
                networks);
    }

    private static Set<String> keys() {
        Set<String> keys =
                new HashSet<>(
                        List.of(
                                "network",
                                "weights",
                                "dataset",
                                "calibration",
                                "calibration_images",
                                "metrics",
                                "resolution",
                                "fraction",
                                "batch",
                                "threads",
                                "provider",
                                "precision",
                                "canary"));
        ACCURACY_KEYS.forEach(key -> keys.add("accuracy." + key));
        LATENCY_KEYS.forEach(key -> keys.add("latency." + key));
        return keys;
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
    public boolean compares(String metric) {
        return LatencyProbe.KIND.metrics().contains(metric) && metrics.contains(metric);
    }

    @Override
    public List<Path> inputs() {
        return Stream.of(weights, dataset, calibration, networkFile())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<Path> networkFile() {
        return network.flatMap(name -> networks.orFile().fileOf(name, base));
    }

    @Override
    public MeterSource load(MeterSite site) {
        return OnnxSource.load(this, site);
    }
}
