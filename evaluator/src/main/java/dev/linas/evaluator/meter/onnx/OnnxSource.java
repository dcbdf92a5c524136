package dev.linas.evaluator.meter.onnx;

import dev.linas.core.config.InvalidConfigurationException;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.quantization.QuantizationException;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.tasks.TaskData;
import dev.linas.tasks.dataset.InvalidDatasetException;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens super-network and data once, for all meters of an evaluator. */
record OnnxSource(OnnxSetup setup, MeterDescription description) implements MeterSource {
    /** Weights that stand in where no metric depends on them are always the same. */
    private static final long RANDOM_WEIGHTS = 0;

    /**
     * Reads and checks everything.
     *
     * @throws InvalidPoolException naming the key, if something cannot be used
     */
    static OnnxSource load(OnnxSettings settings, MeterSite site) {
        String pool = site.pool();
        try {
            InferenceRuntime.version();
            Provider provider = provider(settings, pool);
            NetworkDescription description = network(settings.source(), site);
            requireKeys(settings, description.hasOwnWeights(), pool);
            SuperNetwork network = superNetwork(settings, site, description);
            OnnxData data =
                    new OnnxData(
                            description.name(),
                            ChosenTask.among(description.tasks(), settings.metrics()),
                            site);
            Optional<TaskData> dataset = data.labelled("dataset", settings.examples().dataset());
            Optional<TaskData> calibration =
                    data.unlabelled("calibration", settings.examples().calibration());
            OnnxSetup setup =
                    new OnnxSetup(
                            pool,
                            settings,
                            network,
                            provider,
                            data.taskName(),
                            dataset,
                            calibration.map(
                                    source ->
                                            new CalibrationSource(
                                                    source,
                                                    settings.examples().calibrationExamples())));
            requireUse(setup);
            NetworkPlanner planner = network.planner();
            for (Genome extreme : List.of(planner.largest(), planner.smallest())) {
                NetworkPlan plan = planner.plan(extreme, settings.execution().resolution());
                dataset.ifPresent(examples -> requireFit(pool, "dataset", examples, plan));
                calibration.ifPresent(examples -> requireFit(pool, "calibration", examples, plan));
            }
            return new OnnxSource(setup, OnnxIdentity.describe(setup, calibration, site.device()));
        } catch (InvalidNetworkException e) {
            throw new InvalidPoolException(pool, "network: " + e.getMessage(), e);
        } catch (InvalidWeightsException e) {
            throw new InvalidPoolException(pool, "weights: " + e.getMessage(), e);
        } catch (InferenceException e) {
            throw new InvalidPoolException(pool, "meter: " + e.getMessage(), e);
        }
    }

    private static Provider provider(OnnxSettings settings, String pool) {
        List<String> available = Provider.available();
        return Provider.named(settings.execution().provider())
                .filter(provider -> available.contains(provider.label()))
                .orElseThrow(
                        () ->
                                new InvalidPoolException(
                                        pool,
                                        ("provider: '%s' is not in this build of ONNX"
                                                        + " Runtime; there are %s%s")
                                                .formatted(
                                                        settings.execution().provider(),
                                                        available,
                                                        Provider.named(
                                                                                settings.execution()
                                                                                        .provider())
                                                                        .isPresent()
                                                                ? "; build with -Pgpu for NVIDIA"
                                                                        + " GPUs"
                                                                : "")));
    }

    /** A network in steps keeps the statistics of its file, and needs examples for int8 alone. */
    private static void requireUse(OnnxSetup setup) {
        boolean isQuantized = setup.settings().execution().isQuantized();
        if (!isQuantized && setup.steps().isPresent() && setup.calibration().isPresent()) {
            throw new InvalidPoolException(
                    setup.pool(),
                    "key 'calibration' has no use: a network that runs in steps is calibrated for"
                            + " 'precision: int8' alone; leave it out");
        }
    }

    private static void requireKeys(OnnxSettings settings, boolean hasOwnWeights, String pool) {
        boolean needsData = Probes.have(ProbeTrait.NEEDS_DATASET, settings.metrics());
        boolean isQuantized = settings.execution().isQuantized();
        require(
                pool,
                "dataset",
                settings.examples().dataset(),
                needsData,
                "accuracy is measured on it");
        require(
                pool,
                "weights",
                settings.source().weights(),
                needsData && !hasOwnWeights,
                "accuracy depends on them");
        require(
                pool,
                "calibration",
                settings.examples().calibration(),
                isQuantized,
                "precision int8 takes ranges from it");
        requireProcessors(pool, "threads", settings.timed().threads());
    }

    /** More threads than processors take turns, and what is timed is their waiting. */
    private static void requireProcessors(String pool, String key, int threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (threads > processors) {
            throw new InvalidPoolException(
                    pool,
                    ("%s: %d; expected at most %d, the processors that this process may use"
                                    + " here (CPU quota and affinity count)")
                            .formatted(key, threads, processors));
        }
    }

    private static void require(
            String pool, String key, Optional<Path> path, boolean isNeeded, String why) {
        if (isNeeded && path.isEmpty()) {
            throw new InvalidPoolException(
                    pool, "key '%s' is missing: expected a path, for %s".formatted(key, why));
        }
    }

    private static NetworkDescription network(NetworkSource source, MeterSite site) {
        NetworkCatalog catalog = source.catalog();
        String space = site.space().name();
        if (source.network().isEmpty()) {
            return catalog.forSpace(space)
                    .orElseThrow(
                            () ->
                                    new InvalidPoolException(
                                            site.pool(),
                                            ("key 'network' is missing: space %s has no built-in"
                                                            + " network; there are %s, or name a"
                                                            + " network file: bring your own as"
                                                            + " ONNX with a sidecar"
                                                            + " (docs/super-networks.md), or"
                                                            + " measure with the meter 'command'")
                                                    .formatted(space, catalog.names())));
        }
        try {
            return catalog.orFile().named(source.network().get(), source.base());
        } catch (InvalidConfigurationException e) {
            throw new InvalidPoolException(site.pool(), "network: " + e.getMessage(), e);
        }
    }

    private static SuperNetwork superNetwork(
            OnnxSettings settings, MeterSite site, NetworkDescription description) {
        return settings.source()
                .weights()
                .map(weights -> SuperNetworks.open(description, site.space(), weights))
                .orElseGet(
                        () -> SuperNetworks.ownOrRandom(description, site.space(), RANDOM_WEIGHTS));
    }

    private static void requireFit(String pool, String key, TaskData data, NetworkPlan plan) {
        try {
            data.requireFit(plan);
        } catch (InvalidDatasetException e) {
            throw new InvalidPoolException(pool, key + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Meter open() {
        try {
            return new OnnxMeter(setup, description);
        } catch (QuantizationException e) {
            throw new InvalidPoolException(setup.pool(), "precision: " + e.getMessage(), e);
        }
    }
}
