package dev.linas.benchmarks.quality;

import dev.linas.benchmarks.front.FrontFinder;
import dev.linas.benchmarks.front.RelativeHypervolume;
import dev.linas.benchmarks.front.TrueFront;
import dev.linas.benchmarks.problem.Problem;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.simulation.SimulationRun;
import dev.linas.searches.simulation.SimulationRuns;
import dev.linas.tasks.settings.InvalidPoolException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Problems × configurations × seeds, each a simulated search. Deterministic but for the wall times,
 * as long as the meters are.
 */
public final class Comparison {
    private final List<Configuration> configurations;
    private final List<Long> seeds;
    private final int evaluations;
    private final ComparisonProgress progress;

    /**
     * @param configurations at least one, with different labels
     * @param seeds at least one
     * @param evaluations budget of every search whose configuration does not set one, &ge; 1
     */
    public Comparison(
            List<Configuration> configurations,
            List<Long> seeds,
            int evaluations,
            ComparisonProgress progress) {
        this.configurations = List.copyOf(configurations);
        this.seeds = List.copyOf(seeds);
        this.evaluations = evaluations;
        this.progress = progress;
    }

    /**
     * Runs every search of a problem.
     *
     * @throws dev.linas.searches.file.InvalidSearchFileException if the problem or a
     *     configuration's settings are no valid search
     * @throws UserError if the data of the problem cannot be used, or nothing of it could be
     *     measured
     * @throws InterruptedException if the thread was interrupted
     */
    public ProblemResult run(Problem problem) throws InterruptedException {
        IdentityHashMap<SearchSpec, Configuration> configurationBySpec = new IdentityHashMap<>();
        List<SearchSpec> specs = new ArrayList<>();
        SearchFile file = null;
        for (Configuration configuration : configurations) {
            for (long seed : seeds) {
                file = problem.read(configuration.settings(evaluations, seed));
                SearchSpec spec = configuration.applyTo(file.spec());
                specs.add(spec);
                configurationBySpec.put(spec, configuration);
            }
        }
        try {
            Optional<TrueFront> front = FrontFinder.find(file);
            SimulationRuns simulation = new SimulationRuns(file.spec(), file.pools());
            RoundClock clock = new RoundClock(problem, configurationBySpec, progress);
            List<SimulationRun> runs = simulation.run(specs, clock);
            RelativeHypervolume relativeHypervolume =
                    new RelativeHypervolume(front.orElseGet(() -> bestKnown(problem, runs)));
            return outcome(problem, relativeHypervolume, runs, configurationBySpec, clock);
        } catch (InvalidPoolException e) {
            throw new UserError(problem.searchFile() + ": " + e.getMessage(), e);
        }
    }

    private static TrueFront bestKnown(Problem problem, List<SimulationRun> runs) {
        List<Objective> objectives = runs.get(0).result().spec().objectives();
        List<Evaluation> all =
                runs.stream().flatMap(run -> run.result().evaluations().stream()).toList();
        try {
            return TrueFront.bestKnown(all, objectives);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    "%s: no search measured a sub-network completely and within the bounds%s"
                            .formatted(problem.searchFile(), firstFailure(runs)),
                    e);
        }
    }

    private static String firstFailure(List<SimulationRun> runs) {
        return runs.stream()
                .flatMap(run -> run.firstFailures().entrySet().stream())
                .findFirst()
                .map(f -> "; first failure of pool " + f.getKey() + ": " + f.getValue())
                .orElse("");
    }

    private static ProblemResult outcome(
            Problem problem,
            RelativeHypervolume relativeHypervolume,
            List<SimulationRun> runs,
            IdentityHashMap<SearchSpec, Configuration> configurationBySpec,
            RoundClock clock) {
        List<Trial> trials = new ArrayList<>();
        for (SimulationRun run : runs) {
            SearchSpec spec = run.result().spec();
            trials.add(
                    new Trial(
                            problem.name(),
                            configurationBySpec.get(spec).label(),
                            spec.seed(),
                            DoubleStream.of(
                                            relativeHypervolume.shares(
                                                    run.result().evaluations(), spec.objectives()))
                                    .boxed()
                                    .toList(),
                            measuring(run.result().evaluations()),
                            clock.times(spec),
                            run.result().front()));
        }
        List<Objective> objectives = runs.get(0).result().spec().objectives();
        return new ProblemResult(
                problem, objectives, relativeHypervolume, Collections.unmodifiableList(trials));
    }

    /** Seconds of measuring up to each evaluation. */
    private static List<Double> measuring(List<Evaluation> evaluations) {
        List<Double> spent = new ArrayList<>();
        double seconds = 0;
        for (Evaluation evaluation : evaluations) {
            seconds += evaluation.seconds();
            spent.add(seconds);
        }
        return spent;
    }

    /**
     * The results on one problem.
     *
     * @param problem the problem
     * @param objectives its objectives
     * @param relativeHypervolume what the shares are shares of
     * @param trials configuration by configuration, in their order, seed by seed
     */
    public record ProblemResult(
            Problem problem,
            List<Objective> objectives,
            RelativeHypervolume relativeHypervolume,
            List<Trial> trials) {
        public ProblemResult {
            trials = List.copyOf(trials);
            objectives = List.copyOf(objectives);
        }

        /** Labels of the configurations, in their order. */
        public List<String> configurations() {
            return trials.stream().map(Trial::configuration).distinct().toList();
        }

        /** The trials of one configuration, seed by seed. */
        public List<Trial> of(String configuration) {
            return trials.stream().filter(t -> t.configuration().equals(configuration)).toList();
        }
    }
}
