package dev.linas.searches.measurement;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.PairedSamples;
import dev.linas.device.DeviceLock;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.tasks.dataset.Preparation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures the objectives of a search with a meter per pool. Not thread-safe.
 *
 * <p>As in the stream, a device is locked machine-wide while it measures, and a value that stands
 * in the {@link MeasuredValues} is not measured again.
 */
public final class ObjectiveMeters implements AutoCloseable {
    private static final MeasuredValues.KnownValue NOT_MEASURED =
            new MeasuredValues.KnownValue(Double.NaN, 0, 0);

    private final SearchSpec spec;
    private final Map<String, List<String>> metricsByPool = new LinkedHashMap<>();
    private final Map<String, Meter> meters = new LinkedHashMap<>();
    private final MeasuredValues measured;
    private final Map<String, String> firstFailure = new TreeMap<>();

    /** The metrics that this search has measured itself, by genome, as {@code metric@pool}. */
    private final Map<Genome, Set<String>> own = new HashMap<>();

    private Duration measuring = Duration.ZERO;

    /**
     * Opens a meter for every pool of an objective.
     *
     * @param sources the loaded meters by pool, at least those of {@link #load}
     * @param measured where measured values are found and kept
     * @throws dev.linas.tasks.settings.InvalidPoolException if a meter cannot be opened
     */
    public ObjectiveMeters(
            SearchSpec spec, Map<String, MeterSource> sources, MeasuredValues measured) {
        this.spec = spec;
        this.measured = measured;
        for (Objective objective : spec.objectives()) {
            metricsByPool
                    .computeIfAbsent(objective.pool(), pool -> new ArrayList<>())
                    .add(objective.metric());
        }
        try {
            metricsByPool.keySet().forEach(pool -> meters.put(pool, sources.get(pool).open()));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Loads the data of every pool that an objective names, once for any number of meters.
     *
     * @param pools settings of pools by name
     * @param preparation how the data is read
     * @return the loaded meters by pool, in the order of the pools
     * @throws dev.linas.tasks.settings.InvalidPoolException naming the pool, if its data cannot be
     *     used
     */
    public static Map<String, MeterSource> load(
            SearchSpec spec, Map<String, PoolSettings> pools, Preparation preparation) {
        Map<String, MeterSource> sources = new LinkedHashMap<>();
        for (PoolSettings pool : pools.values()) {
            if (spec.objectives().stream().anyMatch(o -> o.pool().equals(pool.pool()))) {
                sources.put(pool.pool(), Meters.load(pool, spec.space(), preparation));
            }
        }
        return sources;
    }

    /**
     * Opens meters that measure everything they are asked, even twice.
     *
     * @param pools settings of pools by name, at least of those that the objectives name
     * @throws dev.linas.tasks.settings.InvalidPoolException naming the pool, if its data cannot be
     *     used
     */
    public static ObjectiveMeters open(SearchSpec spec, Map<String, PoolSettings> pools) {
        return open(spec, pools, Preparation.logged());
    }

    /** Opens them with data that is read in a given way. */
    public static ObjectiveMeters open(
            SearchSpec spec, Map<String, PoolSettings> pools, Preparation preparation) {
        return new ObjectiveMeters(spec, load(spec, pools, preparation), MeasuredValues.notKept());
    }

    /**
     * Measures every objective of a candidate.
     *
     * @param round round of the candidate
     * @param index its index within the round
     * @param genome any genome of the space
     * @return one value per objective, NaN where measuring failed; retryable if something failed
     *     and no failure was permanent
     * @throws InterruptedException if the thread was interrupted
     */
    public Evaluation evaluate(int round, int index, Genome genome) throws InterruptedException {
        return evaluate(round, index, genome, 0, List.of());
    }

    /**
     * Measures the objectives of a candidate that may be measured again: then what has a spread is
     * measured, though it is known. What is known takes no time, unless it was measured for another
     * search: then it takes as long as it did there.
     *
     * @param repeat how often it was measured before, where it is to be measured again; else 0
     * @param unasked positions of the objectives that it is not to be measured for
     * @throws InterruptedException if the thread was interrupted
     */
    public Evaluation evaluate(
            int round, int index, Genome genome, int repeat, List<Integer> unasked)
            throws InterruptedException {
        Set<String> left = new HashSet<>();
        unasked.forEach(o -> left.add(spec.objectives().get(o).id()));
        Map<String, MeasuredValues.KnownValue> valueById = new LinkedHashMap<>();
        boolean permanent = false;
        for (Map.Entry<String, List<String>> asked : metricsByPool.entrySet()) {
            String pool = asked.getKey();
            List<String> metrics =
                    asked.getValue().stream()
                            .filter(metric -> !left.contains(Objective.id(metric, pool)))
                            .toList();
            permanent |= measure(pool, metrics, genome, repeat, valueById);
        }
        double[] values = new double[spec.objectives().size()];
        double[] errors = new double[values.length];
        double[] seconds = new double[values.length];
        for (int o = 0; o < values.length; o++) {
            MeasuredValues.KnownValue value =
                    valueById.getOrDefault(spec.objectives().get(o).id(), NOT_MEASURED);
            values[o] = value.value();
            errors[o] = value.standardError();
            seconds[o] = value.seconds();
        }
        return Evaluation.measured(round, index, genome, values, unasked, permanent)
                .withStandardErrors(errors)
                .withSeconds(seconds);
    }

    /**
     * Measures every objective of a genome outside of any round.
     *
     * @param genome any genome of the space
     * @return one finite value per objective, in their order and unit; empty if one failed
     * @throws InterruptedException if the thread was interrupted
     */
    public Optional<double[]> measure(Genome genome) throws InterruptedException {
        Evaluation evaluation = evaluate(0, 0, genome);
        return evaluation.complete() ? Optional.of(evaluation.values()) : Optional.empty();
    }

    /**
     * Measures an objective of several genomes against each other, as {@link Meter#compare} does.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    public Optional<PairedSamples> compare(
            Objective objective, List<Genome> genomes, Duration budget)
            throws InterruptedException {
        Meter meter = meters.get(objective.pool());
        return alone(meter, () -> meter.compare(objective.metric(), genomes, budget));
    }

    /** Time that measuring took so far, without values that were known before. */
    public Duration measuring() {
        return measuring;
    }

    /** The first failure of every pool that had one, for people. */
    public Map<String, String> firstFailures() {
        return firstFailure;
    }

    @Override
    public void close() {
        meters.values().forEach(Meter::close);
    }

    /** Adds what was measured to the values; tells whether a metric failed for good. */
    private boolean measure(
            String pool,
            List<String> metrics,
            Genome genome,
            int repeat,
            Map<String, MeasuredValues.KnownValue> valueById)
            throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String metric : metrics) {
            measured.find(pool, genome, metric)
                    .filter(value -> repeat == 0 || value.standardError() == 0)
                    .ifPresentOrElse(
                            value ->
                                    valueById.put(
                                            Objective.id(metric, pool),
                                            found(value, genome, Objective.id(metric, pool))),
                            () -> missing.add(metric));
        }
        if (missing.isEmpty()) {
            return false;
        }
        MeterReading reading =
                read(pool, MeterTask.of(spec.space(), genome, missing).repeated(repeat));
        boolean permanent = false;
        for (String metric : missing) {
            String id = Objective.id(metric, pool);
            double seconds = reading.seconds().getOrDefault(metric, 0.0);
            MetricOutcome outcome = reading.outcomes().get(metric);
            if (outcome instanceof MetricOutcome.Measured now) {
                MeasuredValues.KnownValue value =
                        new MeasuredValues.KnownValue(now.value(), now.standardError(), seconds);
                valueById.put(id, value);
                own.computeIfAbsent(genome, g -> new HashSet<>()).add(id);
                measured.add(pool, genome, metric, value);
            } else if (outcome instanceof MetricOutcome.Failed failure) {
                valueById.put(id, new MeasuredValues.KnownValue(Double.NaN, 0, seconds));
                permanent |= failure.permanent();
                firstFailure.putIfAbsent(pool, metric + ": " + failure.reason());
            }
        }
        return permanent;
    }

    /** A known value for this search; its time counts once. */
    private MeasuredValues.KnownValue found(
            MeasuredValues.KnownValue value, Genome genome, String id) {
        boolean first = own.computeIfAbsent(genome, g -> new HashSet<>()).add(id);
        return first
                ? value
                : new MeasuredValues.KnownValue(value.value(), value.standardError(), 0);
    }

    private MeterReading read(String pool, MeterTask task) throws InterruptedException {
        Meter meter = meters.get(pool);
        long start = System.nanoTime();
        MeterReading reading = alone(meter, () -> meter.measure(task));
        long nanos = System.nanoTime() - start;
        measuring = measuring.plusNanos(nanos);
        return reading.withSeconds(reading.secondsOf(nanos / 1e9));
    }

    /** Something that a meter does. */
    private interface Measuring<T> {
        T run() throws InterruptedException;
    }

    /** Measures while holding the lock of the meter's device, if it has one. */
    private static <T> T alone(Meter meter, Measuring<T> measuring) throws InterruptedException {
        Optional<String> device = meter.describe().device();
        if (device.isEmpty()) {
            return measuring.run();
        }
        DeviceLock lock = DeviceLock.acquire(device.get());
        try {
            return measuring.run();
        } finally {
            lock.close();
        }
    }
}
