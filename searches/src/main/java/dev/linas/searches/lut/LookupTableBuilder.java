package dev.linas.searches.lut;

import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Builds the lookup table of a super-network: every distinct layer is measured once, and the sum of
 * layers calibrated on whole sub-networks; others, which the table has not seen, tell its error.
 * MACs and parameters are exact.
 *
 * <p>Deterministic but for what the stopwatch says. Not thread-safe.
 */
public final class LookupTableBuilder {
    private static final int ATTEMPTS_PER_NETWORK = 100;

    private final NetworkPlanner planner;
    private final LookupTableSettings settings;
    private final LayerStopwatch stopwatch;
    private final BuildProgress progress;
    private final List<SlotLayers> slots;
    private final Map<NetworkLayer, Double> alone = new LinkedHashMap<>();

    /**
     * @param planner resolves the genomes of the space
     * @param stopwatch measures on this device
     * @param progress told after every measurement
     * @throws IllegalArgumentException if the network's family cannot be told layer by layer
     */
    public LookupTableBuilder(
            NetworkPlanner planner,
            LookupTableSettings settings,
            LayerStopwatch stopwatch,
            BuildProgress progress) {
        this.planner = planner;
        this.settings = settings;
        this.stopwatch = stopwatch;
        this.progress = progress;
        this.slots =
                planner.slots(settings.resolution()).stream()
                        .map(slot -> SlotLayers.of(slot, planner, settings.resolution()))
                        .toList();
        if (slots.isEmpty()) {
            throw new IllegalArgumentException(
                    ("no lookup table can be built of network %s: its family lists no places"
                                    + " of layers")
                            .formatted(planner.network().name()));
        }
    }

    /**
     * Measures and builds.
     *
     * @param note what the table is to say of itself beside its error, for example the device
     */
    public LookupTable build(String note) throws InterruptedException {
        List<NetworkPlan> networks = networks();
        double empty = stopwatch.emptyRun();
        measureLayers(empty, networks.size());
        List<LayerSumCalibration.MeasuredNetwork> points = measure(networks);
        int split = networks.size() - settings.checkNetworks();
        LayerSumCalibration calibration = LayerSumCalibration.fit(empty, points.subList(0, split));
        List<LayerSumCalibration.MeasuredNetwork> unseen = points.subList(split, points.size());
        TableError error = error(calibration, unseen);
        return new LookupTable(
                LookupTableWriter.write(
                        planner.space().name(),
                        note + " latency_ms: " + error.sentence(),
                        metrics(calibration)),
                alone.size(),
                calibration,
                error(LayerSumCalibration.none(empty), unseen),
                error);
    }

    private void measureLayers(double empty, int networks) throws InterruptedException {
        Map<NetworkLayer, NetworkLayer> layers = distinctLayers();
        int total = layers.size() + networks;
        for (Map.Entry<NetworkLayer, NetworkLayer> entry : layers.entrySet()) {
            NetworkLayer layer = entry.getValue();
            alone.put(entry.getKey(), Math.max(0, stopwatch.layer(layer) - empty));
            progress.measured("layer " + layer.name(), alone.size(), total);
        }
    }

    private List<LayerSumCalibration.MeasuredNetwork> measure(List<NetworkPlan> networks)
            throws InterruptedException {
        int total = alone.size() + networks.size();
        List<LayerSumCalibration.MeasuredNetwork> points = new ArrayList<>();
        for (NetworkPlan network : networks) {
            points.add(
                    new LayerSumCalibration.MeasuredNetwork(
                            sum(network), network.layers().size(), stopwatch.network(network)));
            progress.measured("whole sub-network", alone.size() + points.size(), total);
        }
        return points;
    }

    private Map<String, TableMetric> metrics(LayerSumCalibration calibration) {
        Map<String, TableMetric> metrics = new LinkedHashMap<>();
        metrics.put(
                "latency_ms",
                TableMetric.sum(
                        "milliseconds",
                        calibration.offset(),
                        slots,
                        layer -> calibration.ofLayer(alone.get(layer.anywhere()))));
        metrics.put("macs", TableMetric.sum("1", 0, slots, NetworkLayer::macs));
        metrics.put("params", TableMetric.sum("1", 0, slots, NetworkLayer::params));
        return metrics;
    }

    /** One layer of every shape, by its shape. */
    private Map<NetworkLayer, NetworkLayer> distinctLayers() {
        Map<NetworkLayer, NetworkLayer> distinct = new LinkedHashMap<>();
        for (SlotLayers slot : slots) {
            slot.layers().values().forEach(layer -> distinct.putIfAbsent(layer.anywhere(), layer));
        }
        return distinct;
    }

    /** Largest, smallest and random sub-networks to calibrate on, then random ones to check on. */
    private List<NetworkPlan> networks() {
        Set<Genome> genomes = new LinkedHashSet<>();
        genomes.add(planner.largest());
        genomes.add(planner.smallest());
        int wanted = settings.calibrationNetworks() + settings.checkNetworks();
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int i = 0; i < ATTEMPTS_PER_NETWORK * wanted && genomes.size() < wanted; i++) {
            genomes.add(planner.space().random(random));
        }
        if (genomes.size() < wanted) {
            throw new IllegalArgumentException(
                    "space %s has too few sub-networks to calibrate on %d and check on %d"
                            .formatted(
                                    planner.space().name(),
                                    settings.calibrationNetworks(),
                                    settings.checkNetworks()));
        }
        return genomes.stream().map(this::plan).toList();
    }

    private NetworkPlan plan(Genome genome) {
        return planner.plan(genome, settings.resolution());
    }

    private double sum(NetworkPlan network) {
        return network.layers().stream().mapToDouble(layer -> alone.get(layer.anywhere())).sum();
    }

    private static TableError error(
            LayerSumCalibration calibration, List<LayerSumCalibration.MeasuredNetwork> points) {
        return TableError.of(
                points.stream()
                        .map(
                                point ->
                                        new TableError.Pair(
                                                calibration.ofNetwork(point), point.measured()))
                        .toList());
    }
}
