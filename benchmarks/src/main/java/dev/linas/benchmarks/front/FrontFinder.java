package dev.linas.benchmarks.front;

import dev.linas.core.additive.AdditiveMetric;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the true front of a problem where that is possible without measuring anything real: a space
 * of at most {@value #MOST_ENUMERATED} sub-networks behind tables is measured whole, and lookup
 * tables are solved by {@linkplain SeparableFront components}. Deterministic.
 */
public final class FrontFinder {
    /** Most sub-networks of a space that is measured whole. */
    static final int MOST_ENUMERATED = 200_000;

    /** Most raw genomes visited to find those sub-networks. */
    private static final long MOST_VISITED = 20_000_000;

    private FrontFinder() {}

    /**
     * The true front of a problem.
     *
     * @param file the problem's search file
     * @return empty if it cannot be known
     * @throws dev.linas.tasks.settings.InvalidPoolException if a pool's data cannot be used
     * @throws InterruptedException if the thread was interrupted
     */
    public static Optional<TrueFront> find(SearchFile file) throws InterruptedException {
        List<PoolSettings> pools = poolsByObjective(file);
        if (!pools.stream().allMatch(pool -> pool.meter().looksUp())) {
            return Optional.empty();
        }
        if (enumerable(file.spec().space())) {
            return enumerated(file);
        }
        return byComponents(file.spec(), pools);
    }

    private static Optional<TrueFront> enumerated(SearchFile file) throws InterruptedException {
        List<Objective> objectives = file.spec().objectives();
        List<double[]> costs = new ArrayList<>();
        try (ObjectiveMeters meters = ObjectiveMeters.open(file.spec(), file.pools());
                Stream<Genome> all = file.spec().space().canonicalGenomes()) {
            for (Iterator<Genome> genomes = all.iterator(); genomes.hasNext(); ) {
                meters.measure(genomes.next())
                        .filter(values -> ObjectiveCosts.violation(values, objectives) == 0)
                        .ifPresent(values -> costs.add(ObjectiveCosts.of(values, objectives)));
            }
        }
        return costs.isEmpty()
                ? Optional.empty()
                : Optional.of(new TrueFront(costs, TrueFront.Source.ENUMERATION));
    }

    private static Optional<TrueFront> byComponents(SearchSpec spec, List<PoolSettings> pools) {
        List<AdditiveMetric> sums = new ArrayList<>();
        for (int o = 0; o < pools.size(); o++) {
            PoolSettings pool = pools.get(o);
            MeterSite site = new MeterSite(pool.pool(), spec.space(), pool.device());
            Optional<Map<String, AdditiveMetric>> metrics = pool.meter().additiveMetrics(site);
            if (metrics.isEmpty()) {
                return Optional.empty();
            }
            sums.add(metrics.get().get(spec.objectives().get(o).metric()));
        }
        // What dominates a vector within the bounds keeps them too: so they may be applied at the
        // end.
        return SeparableFront.find(spec.space(), spec.objectives(), sums)
                .map(costs -> costs.stream().filter(cost -> keepsBounds(cost, spec)).toList())
                .filter(costs -> !costs.isEmpty())
                .map(costs -> new TrueFront(costs, TrueFront.Source.COMPONENTS));
    }

    private static boolean keepsBounds(double[] costs, SearchSpec spec) {
        double[] values = ObjectiveCosts.of(costs, spec.objectives()); // an involution
        return ObjectiveCosts.violation(values, spec.objectives()) == 0;
    }

    private static boolean enumerable(SearchSpace space) {
        double raw = 1;
        for (int v = 0; v < space.size(); v++) {
            raw *= space.optionCount(v);
        }
        return raw <= MOST_VISITED
                && space.cardinality().bitLength() < Integer.SIZE
                && space.cardinality().intValueExact() <= MOST_ENUMERATED;
    }

    private static List<PoolSettings> poolsByObjective(SearchFile file) {
        return file.spec().objectives().stream().map(o -> file.pools().get(o.pool())).toList();
    }
}
