package dev.linas.searches.simulation;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.measurement.FrontAgain;
import dev.linas.searches.measurement.MeasuredValues;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.result.SearchResult;
import dev.linas.tasks.dataset.Preparation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Simulated searches that share their data and their measured values. They run side by side where
 * the meters only look values up; real measurements are taken one at a time, so that they do not
 * disturb each other. Either way the results are the same and stand in the order asked for.
 */
public final class SimulationRuns {
    private final Map<String, MeterSource> sources;
    private final MeasuredValues measured = MeasuredValues.kept();
    private final Map<String, PoolSettings> pools;
    private final int threads;

    /**
     * Loads the data of every pool that an objective names.
     *
     * @param spec names the space and the objectives
     * @param pools settings of pools by name, at least of those that the objectives name
     * @param preparation how the data is read
     * @throws IllegalArgumentException naming the pool, if its data cannot be used
     */
    public SimulationRuns(
            SearchSpec spec, Map<String, PoolSettings> pools, Preparation preparation) {
        this.pools = Map.copyOf(pools);
        sources = ObjectiveMeters.load(spec, pools, preparation);
        boolean lookUpsOnly =
                sources.keySet().stream().allMatch(pool -> pools.get(pool).meter().looksUp());
        threads = lookUpsOnly ? Runtime.getRuntime().availableProcessors() : 1;
    }

    /**
     * Simulations with meters that look values up or compute them.
     *
     * @param sources meters by pool, at least of those that the objectives name
     */
    public SimulationRuns(Map<String, MeterSource> sources) {
        this.pools = Map.of();
        this.sources = Map.copyOf(sources);
        this.threads = Runtime.getRuntime().availableProcessors();
    }

    /** Loads it without memory of earlier times. */
    public SimulationRuns(SearchSpec spec, Map<String, PoolSettings> pools) {
        this(spec, pools, Preparation.logged());
    }

    /**
     * Runs searches, each of which must ask for the objectives given at the start.
     *
     * @param progress hears of every round, with the very spec that was given
     * @return one run per search, in their order
     * @throws InterruptedException if the thread was interrupted
     */
    public List<SimulationRun> run(List<SearchSpec> specs, SimulationProgress progress)
            throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(threads, specs.size()));
        try {
            List<Callable<SimulationRun>> tasks = new ArrayList<>();
            specs.forEach(spec -> tasks.add(() -> run(spec, progress)));
            List<SimulationRun> runs = new ArrayList<>();
            List<Future<SimulationRun>> futures = new ArrayList<>();
            tasks.forEach(task -> futures.add(executor.submit(task)));
            for (Future<SimulationRun> future : futures) {
                runs.add(future.get());
            }
            return runs;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private SimulationRun run(SearchSpec spec, SimulationProgress progress)
            throws InterruptedException {
        long start = System.nanoTime();
        try (ObjectiveMeters meters = new ObjectiveMeters(spec, sources, measured)) {
            SearchResult result = new Simulation(spec, meters, progress).run();
            List<Objective> again = FrontAgain.objectives(spec, pools);
            if (!again.isEmpty()) {
                Duration budget = FrontAgain.budget(meters.measuring());
                result =
                        result.with(
                                FrontAgain.measure(
                                        spec,
                                        again,
                                        meters,
                                        result.front(),
                                        FrontAgain.largest(spec.space(), pools),
                                        budget));
            }
            return new SimulationRun(
                    result, Duration.ofNanos(System.nanoTime() - start), meters.firstFailures());
        }
    }
}
