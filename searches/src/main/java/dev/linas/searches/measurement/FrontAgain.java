package dev.linas.searches.measurement;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.stats.PairedSamples;
import dev.linas.device.CpuUse;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.result.MeasuredAgain;
import dev.linas.supernet.network.ChoiceReader;
import dev.linas.tasks.catalog.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures the front of a search again, in turns with the largest sub-network where that is known.
 */
public final class FrontAgain {
    private static final Duration LEAST = Duration.ofSeconds(3);
    private static final Duration MOST = Duration.ofMinutes(5);

    /** Divisor of the time that measuring took. */
    private static final int SHARE = 10;

    private FrontAgain() {}

    /**
     * The largest sub-network of a space; empty if no super-network is known to have this space.
     *
     * @param pools those of the search; one may bring its own network
     */
    public static Optional<Genome> largest(SearchSpace space, Map<String, PoolSettings> pools) {
        boolean known =
                Tasks.NETWORKS.forSpace(space.name()).isPresent()
                        || pools.values().stream().anyMatch(pool -> pool.meter().runsSubNetworks());
        return known
                ? Optional.of(
                        new ChoiceReader(space.name(), space).extreme(Comparator.reverseOrder()))
                : Optional.empty();
    }

    /**
     * The time that measuring again may take: a tenth of the time of all measuring, at least 3 s
     * and at most 5 min.
     */
    public static Duration budget(Duration measuring) {
        Duration share = measuring.dividedBy(SHARE);
        if (share.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return share.compareTo(MOST) > 0 ? MOST : share;
    }

    /**
     * The objectives that differ from one measurement to the next, and that it is worth to measure
     * again for; empty for tables and the like.
     */
    public static List<Objective> objectives(SearchSpec spec, Map<String, PoolSettings> pools) {
        return spec.objectives().stream()
                .filter(objective -> objective.goal() == Goal.MINIMIZE)
                .filter(objective -> compares(pools.get(objective.pool()), objective.metric()))
                .toList();
    }

    private static boolean compares(PoolSettings pool, String metric) {
        return pool != null && pool.meter().compares(metric);
    }

    /**
     * Measures again. Two networks are needed to compare.
     *
     * @param budget for all objectives together
     * @param objectives some of {@link #objectives}
     * @param front complete evaluations
     * @param largest the largest sub-network, where it is known
     * @return one entry for each objective whose meter could do it
     * @throws InterruptedException if the thread was interrupted
     */
    public static List<MeasuredAgain> measure(
            SearchSpec spec,
            List<Objective> objectives,
            ObjectiveMeters meters,
            List<Evaluation> front,
            Optional<Genome> largest,
            Duration budget)
            throws InterruptedException {
        List<MeasuredAgain> measured = new ArrayList<>();
        if (front.size() + (largest.isPresent() ? 1 : 0) < 2) {
            return measured;
        }
        for (Objective objective : objectives) {
            int value = spec.objectives().indexOf(objective);
            List<Evaluation> members =
                    front.stream()
                            .filter(e -> !Double.isNaN(e.value(value)))
                            .sorted(
                                    Comparator.<Evaluation>comparingDouble(e -> e.value(value))
                                            .thenComparing(Comparator.naturalOrder()))
                            .toList();
            List<Genome> genomes = new ArrayList<>();
            largest.ifPresent(genomes::add);
            members.forEach(member -> genomes.add(member.genome()));
            CpuUse.Watch watch = new CpuUse.Watch();
            meters.compare(objective, genomes, budget.dividedBy(objectives.size()))
                    .ifPresent(
                            samples ->
                                    measured.add(
                                            again(
                                                    objective,
                                                    largest.isPresent(),
                                                    members,
                                                    samples,
                                                    watch.soFar())));
        }
        return measured;
    }

    private static MeasuredAgain again(
            Objective objective,
            boolean withLargest,
            List<Evaluation> members,
            PairedSamples samples,
            Optional<CpuUse> others) {
        int kept = samples.items() - (withLargest ? 1 : 0);
        return new MeasuredAgain(
                objective.id(),
                withLargest,
                members.subList(0, kept),
                members.size() - kept,
                samples,
                others.map(use -> OptionalDouble.of(use.contended()))
                        .orElse(OptionalDouble.empty()));
    }
}
