package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.latency.LatencyProtocol;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.settings.InvalidPoolException;
import dev.linas.evaluator.settings.SettingsReader;
import dev.linas.supernet.NetworkCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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

    private static final Set<String> KEYS =
            Set.of(
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
                    "accuracy",
                    "provider",
                    "precision",
                    "latency",
                    "canary");

    /** For the registry of meters. */
    public static final MeterKind KIND = kind(NetworkCatalog.ALL);

    private static final int DEFAULT_CALIBRATION_IMAGES = 256;
    private static final int DEFAULT_ACCURACY_BATCH = 100;
    private static final int DEFAULT_CANARY = 20;

    /** The kind of meter that measures sub-networks of some networks. */
    public static MeterKind kind(NetworkCatalog networks) {
        return new MeterKind(KEYS, reader -> parse(reader, networks));
    }

    /** Reads the settings of one pool. */
    public static OnnxSettings parse(SettingsReader reader) {
        return parse(reader, NetworkCatalog.ALL);
    }

    private static OnnxSettings parse(SettingsReader reader, NetworkCatalog networks) {
        SettingsReader accuracy = reader.section("accuracy");
        accuracy.allowOnly(List.of("batch", "threads"));
        List<String> metrics = reader.distinctTexts("metrics");
        for (String metric : metrics) {
            if (!Probes.metrics().contains(metric)) {
                throw new InvalidPoolException(
                        reader.pool(),
                        "metrics: an onnx meter does not measure '%s'; it measures %s"
                                .formatted(metric, Probes.metrics()));
            }
        }
        return new OnnxSettings(
                reader.optionalText("network"),
                reader.optionalPath("weights"),
                reader.optionalPath("dataset"),
                reader.optionalPath("calibration"),
                reader.wholeNumber("calibration_images", 2).orElse(DEFAULT_CALIBRATION_IMAGES),
                metrics,
                reader.wholeNumber("resolution", 1),
                reader.fraction("fraction", 1),
                reader.positiveInt("batch", 1),
                reader.positiveInt("threads", 1),
                accuracy.positiveInt("batch", DEFAULT_ACCURACY_BATCH),
                accuracy.positiveInt("threads", Runtime.getRuntime().availableProcessors()),
                reader.optionalText("provider").orElse("cpu"),
                reader.choice("precision", Precision.FP32.label(), Precision.labels()),
                latency(reader.section("latency")),
                reader.wholeNumber("canary", 0).orElse(DEFAULT_CANARY),
                reader.base(),
                networks);
    }

    private static LatencyProtocol latency(SettingsReader reader) {
        reader.allowOnly(List.of("warmup", "samples", "budget", "width", "sessions", "reference"));
        LatencyProtocol usual = LatencyProtocol.DEFAULT;
        return new LatencyProtocol(
                reader.duration("warmup", usual.warmUp(), true),
                usual.warmUpRuns(),
                usual.sampleTime(),
                reader.wholeNumber("samples", LatencyProtocol.LEAST_SAMPLES)
                        .orElse(usual.samples()),
                reader.duration("budget", usual.budget(), false),
                reader.fraction("width", usual.width()),
                reader.wholeNumber("sessions", 1, LatencyProtocol.MOST_SESSIONS)
                        .orElse(usual.sessions()),
                reader.flag("reference", usual.reference()));
    }

    @Override
    public List<String> metricNames() {
        return metrics;
    }

    @Override
    public MeterSource load(MeterSite site) {
        return OnnxSource.load(this, site);
    }
}
