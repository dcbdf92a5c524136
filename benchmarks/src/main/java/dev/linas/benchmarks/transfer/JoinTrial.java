package dev.linas.benchmarks.transfer;

import dev.linas.benchmarks.front.RelativeHypervolume;
import dev.linas.benchmarks.front.TrueFront;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.simulation.SimulationRuns;
import dev.linas.tasks.settings.InvalidPoolException;
import dev.linas.trainer.transfer.KnownDevice;
import dev.linas.trainer.transfer.NewcomerFront;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;

/**
 * One device that joins when the search over the others has ended, judged by its true front.
 * Deterministic by seed.
 */
final class JoinTrial {
    private final SearchSpec others;
    private final SearchSpec own;
    private final String device;
    private final NavigableMap<Genome, Double> quality;
    private final NavigableMap<Genome, Double> truth;
    private final RelativeHypervolume relative;
    private final SimulationRuns othersRuns;
    private final SimulationRuns ownRuns;

    /**
     * @param spec a search with one objective for all devices and one per device
     * @param pools tables
     * @param device the one that joins
     */
    JoinTrial(SearchSpec spec, Map<String, PoolSettings> pools, String device) {
        this.device = device;
        this.own = spec.on(DeviceFront.byDevice(spec.objectives()).get(device));
        List<Objective> rest =
                spec.objectives().stream()
                        .filter(o -> !o.perPool() || !o.pool().equals(device))
                        .toList();
        this.others =
                SearchSpec.of(spec.id(), spec.space(), rest)
                        .population(spec.population())
                        .initialPopulation(spec.initialPopulation())
                        .budget(spec.budget())
                        .build();
        this.quality = column(pools, own.objectives().get(0));
        this.truth = column(pools, own.objectives().get(1));
        if (!quality.keySet().equals(truth.keySet())) {
            throw new InvalidPoolException(
                    own.objectives().get(1).pool(),
                    "its table has values of other sub-networks than that of pool %s; expected the"
                                    .formatted(own.objectives().get(0).pool())
                            + " same ones");
        }
        List<double[]> costs = new ArrayList<>();
        quality.forEach((genome, value) -> costs.add(costs(value, truth.get(genome))));
        this.relative = new RelativeHypervolume(new TrueFront(costs, TrueFront.Source.ENUMERATION));
        this.othersRuns = new SimulationRuns(others, pools);
        this.ownRuns = new SimulationRuns(own, pools);
    }

    private NavigableMap<Genome, Double> column(
            Map<String, PoolSettings> pools, Objective objective) {
        PoolSettings pool = pools.get(objective.pool());
        return pool.meter()
                .table(new MeterSite(pool.pool(), own.space(), pool.device()))
                .orElseThrow(
                        () ->
                                new InvalidPoolException(
                                        pool.pool(), "its values are no table; expected a table"))
                .column(objective.metric());
    }

    private double[] costs(double shared, double onDevice) {
        return ObjectiveCosts.of(new double[] {shared, onDevice}, own.objectives());
    }

    /**
     * Shares of the true hypervolume, 0..1.
     *
     * @param reachable of all that the search over the others measured, if it were all measured
     * @param joined of what was measured of the newcomer
     * @param alone of a search for it alone
     */
    record Score(String device, long seed, double reachable, double joined, double alone) {}

    Score run(long seed, int measurements, int evaluations) throws InterruptedException {
        List<Evaluation> known =
                run(othersRuns, others.toBuilder().seed(seed).build()).stream()
                        .filter(Evaluation::complete)
                        .toList();
        Map<Genome, Double> qualityCosts = new LinkedHashMap<>();
        known.forEach(
                row ->
                        qualityCosts.put(
                                row.genome(), own.objectives().get(0).toCost(row.value(0))));
        Map<Genome, Double> measured =
                NewcomerFront.measure(
                        own.space(),
                        devices(known),
                        qualityCosts,
                        measurements,
                        genome -> OptionalDouble.of(truth.get(genome)));
        return new Score(
                device,
                seed,
                share(List.copyOf(qualityCosts.keySet())),
                share(List.copyOf(measured.keySet())),
                share(
                        run(ownRuns, own.toBuilder().budget(evaluations).seed(seed).build())
                                .stream()
                                .map(Evaluation::genome)
                                .toList()));
    }

    private static List<Evaluation> run(SimulationRuns runs, SearchSpec spec)
            throws InterruptedException {
        return runs.run(List.of(spec), (s, round, done, volume) -> {})
                .get(0)
                .result()
                .evaluations();
    }

    private List<KnownDevice> devices(List<Evaluation> rows) {
        List<Genome> genomes = rows.stream().map(Evaluation::genome).toList();
        List<KnownDevice> devices = new ArrayList<>();
        for (int o = 1; o < others.objectives().size(); o++) {
            int place = o;
            devices.add(
                    KnownDevice.fit(
                            own.space(),
                            genomes,
                            rows.stream().mapToDouble(row -> row.value(place)).toArray()));
        }
        return devices;
    }

    private double share(List<Genome> genomes) {
        List<Evaluation> rows = new ArrayList<>();
        for (Genome genome : genomes) {
            double[] values = {quality.get(genome), truth.get(genome)};
            rows.add(new Evaluation(0, rows.size(), genome, values, false));
        }
        double[] shares = relative.shares(rows, own.objectives());
        return shares[shares.length - 1];
    }
}
