package dev.linas.searches.transfer;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.random.RandomSubset;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.MeasuredTable;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import dev.linas.trainer.transfer.DeviceTransfer;
import dev.linas.trainer.transfer.KnownDevice;
import dev.linas.trainer.transfer.TransferredDevice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Predicts a metric of one pool for all sub-networks that the tables of others hold: it measures a
 * few that tell most, with the pool's own meter, and takes the other pools for {@linkplain
 * DeviceTransfer known devices}. Deterministic by seed where the meter is.
 */
public final class PoolTransfer {
    /** Rows that a known pool is learnt from at most; a predictor of more is no better for that. */
    static final int MOST_ROWS = 900;

    /** Sub-networks that the measured ones are chosen from at most. */
    static final int MOST_CHOICES = 400;

    private final SearchSpace space;
    private final PoolSettings newcomer;
    private final String metric;
    private final List<Genome> genomes;
    private final DeviceTransfer transfer;

    private PoolTransfer(
            SearchSpace space,
            PoolSettings newcomer,
            String metric,
            List<Genome> genomes,
            DeviceTransfer transfer) {
        this.space = space;
        this.newcomer = newcomer;
        this.metric = metric;
        this.genomes = genomes;
        this.transfer = transfer;
    }

    /**
     * Learns the known pools.
     *
     * @param pools settings of pools by name
     * @param metric the metric, which all of them serve
     * @param known names of pools that have tables, at least one
     * @param newcomer name of the pool that is predicted; of one that has a table itself only its
     *     rows are measured
     * @param seed draws the rows that are learnt from, where there are more
     * @throws InvalidPoolException naming the pool, if it is not there, does not serve the metric,
     *     is known but without a table, is named twice, or cannot be used
     */
    public static PoolTransfer learn(
            SearchSpace space,
            Map<String, PoolSettings> pools,
            String metric,
            List<String> known,
            String newcomer,
            long seed) {
        PoolSettings target = pool(pools, newcomer, metric);
        requireOthers(known, newcomer);
        SplittableRandom random = new SplittableRandom(seed);
        TreeSet<Genome> all = new TreeSet<>();
        List<KnownDevice> devices = new ArrayList<>();
        for (String name : known) {
            NavigableMap<Genome, Double> rows =
                    rows(space, pool(pools, name, metric), metric)
                            .orElseThrow(
                                    () ->
                                            new InvalidPoolException(
                                                    name,
                                                    "a known device is a pool with a table;"
                                                            + " expected meter: table"));
            all.addAll(rows.keySet());
            List<Genome> drawn = RandomSubset.draw(List.copyOf(rows.keySet()), MOST_ROWS, random);
            double[] values = drawn.stream().mapToDouble(rows::get).toArray();
            devices.add(KnownDevice.fit(space, drawn, values));
        }
        List<Genome> measurable =
                rows(space, target, metric)
                        .map(rows -> List.copyOf(rows.keySet()))
                        .orElse(List.copyOf(all));
        all.addAll(measurable);
        return new PoolTransfer(
                space,
                target,
                metric,
                List.copyOf(all),
                new DeviceTransfer(
                        space, devices, RandomSubset.draw(measurable, MOST_CHOICES, random)));
    }

    private static void requireOthers(List<String> known, String newcomer) {
        if (known.contains(newcomer)) {
            throw new InvalidPoolException(
                    newcomer,
                    "it is the new device and stands among the known ones %s; leave it out there"
                            .formatted(known));
        }
        for (String name : known) {
            if (Collections.frequency(known, name) > 1) {
                throw new InvalidPoolException(
                        name,
                        "it stands among the known devices %s twice; name it once"
                                .formatted(known));
            }
        }
    }

    private static PoolSettings pool(Map<String, PoolSettings> pools, String name, String metric) {
        PoolSettings pool = pools.get(name);
        if (pool == null) {
            throw new InvalidPoolException(
                    name,
                    "there is no such pool; there are %s%s"
                            .formatted(
                                    pools.keySet(), Suggestions.didYouMean(name, pools.keySet())));
        }
        List<String> served = pool.meter().metricNames();
        if (!served.contains(metric)) {
            throw new InvalidPoolException(
                    name,
                    "it does not serve the metric '%s'; it serves %s".formatted(metric, served));
        }
        return pool;
    }

    private static Optional<NavigableMap<Genome, Double>> rows(
            SearchSpace space, PoolSettings pool, String metric) {
        Optional<NavigableMap<Genome, Double>> rows =
                pool.meter()
                        .table(new MeterSite(pool.pool(), space, pool.device()))
                        .map((MeasuredTable table) -> table.column(metric));
        if (rows.isPresent() && rows.get().isEmpty()) {
            throw new InvalidPoolException(
                    pool.pool(),
                    "all cells of the metric '%s' in its table are empty; expected a value at least"
                                    .formatted(metric)
                            + " in one");
        }
        return rows;
    }

    /**
     * The sub-networks whose measurement tells most, the most telling first; no value is needed.
     */
    public List<Genome> choose(int count) {
        return transfer.choose(List.of(), count);
    }

    /**
     * Measures what {@link #choose} names, and predicts all sub-networks. One that cannot be
     * measured is replaced by the next most telling, until as many failed as were asked for.
     *
     * @param count measurements, at least 1
     * @param progress hears of every measurement
     * @throws InvalidPoolException if the meter cannot be opened, or nothing could be measured
     * @throws InterruptedException if the thread was interrupted
     */
    public TransferPrediction measure(
            int count, Preparation preparation, MeasurementListener progress)
            throws InterruptedException {
        NavigableMap<Genome, Double> measured = new TreeMap<>();
        try (ObjectiveMeters meters = meters(preparation)) {
            for (Genome genome : transfer.choose(List.of(), 2 * count)) {
                if (measured.size() == count) {
                    break;
                }
                Optional<double[]> value = meters.measure(genome);
                value.ifPresent(values -> measured.put(genome, values[0]));
                progress.measured(genome, value.map(values -> values[0]), measured.size(), count);
            }
            if (measured.isEmpty()) {
                throw new InvalidPoolException(
                        newcomer.pool(),
                        "nothing could be measured; the first failure: "
                                + meters.firstFailures().get(newcomer.pool()));
            }
        }
        return predict(measured);
    }

    private ObjectiveMeters meters(Preparation preparation) {
        Objective objective =
                new Objective(metric, newcomer.pool(), Goal.MINIMIZE, OptionalDouble.empty());
        return ObjectiveMeters.open(
                SearchSpec.of("transfer", space, List.of(objective)).build(),
                Map.of(newcomer.pool(), newcomer),
                preparation);
    }

    private TransferPrediction predict(NavigableMap<Genome, Double> measured) {
        List<Genome> chosen = List.copyOf(measured.keySet());
        TransferredDevice device =
                transfer.measured(chosen, chosen.stream().mapToDouble(measured::get).toArray());
        return new TransferPrediction(space, metric, genomes, device.predict(genomes), measured);
    }

    /** Hears of measurements. */
    public interface MeasurementListener {
        /**
         * One was made.
         *
         * @param value empty if it failed
         * @param done measurements that succeeded so far
         * @param wanted how many are wanted
         */
        void measured(Genome genome, Optional<Double> value, int done, int wanted);
    }
}
