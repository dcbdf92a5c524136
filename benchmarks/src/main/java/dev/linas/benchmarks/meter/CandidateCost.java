package dev.linas.benchmarks.meter;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.stats.Quantiles;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.meter.onnx.OnnxSettings;
import dev.linas.evaluator.meter.onnx.PoolNetworks;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells where the time of a candidate goes: each part is done again by itself, as often as the
 * meter does it.
 */
final class CandidateCost {
    private final SearchSpace space;
    private final SuperNetwork network;
    private final List<String> metrics;
    private final PoolNetworks networks;
    private final int sessions;
    private final List<Double> whole = new ArrayList<>();
    private final List<Double> graph = new ArrayList<>();
    private final List<Double> calibration = new ArrayList<>();
    private final List<Double> loading = new ArrayList<>();

    CandidateCost(
            PoolSettings pool, SearchSpace space, SuperNetwork network, List<String> metrics) {
        OnnxSettings settings = (OnnxSettings) pool.meter();
        this.space = space;
        this.network = network;
        this.metrics = metrics;
        this.networks = PoolNetworks.load(pool.pool(), settings, space);
        this.sessions = settings.latency().sessions() + metrics.size() - 1; // one for accuracy
    }

    /** Measures one candidate, and does its parts again. */
    void add(Meter meter, Genome genome) throws InterruptedException {
        long start = System.nanoTime();
        var reading = meter.measure(MeterTask.of(space, genome, metrics));
        whole.add(millisSince(start));
        if (!reading.outcomes().values().stream().allMatch(Measured.class::isInstance)) {
            throw new IllegalStateException("genome " + genome + ": " + reading.outcomes());
        }
        start = System.nanoTime();
        var unused = network.cut(SubNetworkRequest.of(genome)).bytes();
        double cutting = millisSince(start);
        graph.add(cutting);
        start = System.nanoTime();
        byte[] model = networks.files(genome).get(0).bytes();
        calibration.add(millisSince(start) - cutting);
        load(model);
    }

    @SuppressWarnings("try") // sessions are only opened, to take their time
    private void load(byte[] model) {
        SessionSettings settings = new SessionSettings(Provider.CPU, 1);
        double millis = 0;
        for (int i = 0; i < sessions; i++) {
            long start = System.nanoTime();
            try (OnnxModel session = OnnxModel.load(model, settings)) {
                millis += millisSince(start);
            }
        }
        loading.add(millis);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    /** Medians in milliseconds, and shares of the whole. */
    String report() {
        double all = median(whole);
        return String.format(
                Locale.ROOT,
                "cost: %s of a candidate %.0f ms (median of %d); graph %.1f ms and %d sessions %.1f"
                        + " ms are %.1f %% of it, calibration %.1f ms is %.1f %%",
                metrics,
                all,
                whole.size(),
                median(graph),
                sessions,
                median(loading),
                100 * (median(graph) + median(loading)) / all,
                median(calibration),
                100 * median(calibration) / all);
    }

    private static double median(List<Double> values) {
        return Quantiles.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
