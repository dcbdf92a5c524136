package dev.linas.benchmarks.suite;

import dev.linas.benchmarks.front.FrontFinder;
import dev.linas.benchmarks.front.RelativeHypervolume;
import dev.linas.benchmarks.front.TrueFront;
import dev.linas.benchmarks.problem.SuiteProblem;
import dev.linas.benchmarks.quality.Configuration;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.runtime.error.UserError;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.simulation.SimulationRun;
import dev.linas.searches.simulation.SimulationRuns;
import dev.linas.tasks.settings.InvalidPoolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The searches of one problem of the suite. Deterministic. */
final class SuiteRun {
    private final SuiteProblem problem;
    private final List<Integer> milestones;
    private final int evaluations;

    /**
     * @param milestones numbers of evaluations after which shares are told, ascending: of all
     *     objectives; a search that measures some of them only makes more in the same time
     * @param evaluations budget of every search that does not set one
     */
    SuiteRun(SuiteProblem problem, List<Integer> milestones, int evaluations) {
        this.problem = problem;
        this.milestones = milestones;
        this.evaluations = evaluations;
    }

    /** A search that is wanted. */
    record Wanted(Configuration configuration, long seed) {}

    /**
     * Runs searches.
     *
     * @param wanted at least one
     * @param finished hears of every trial, a few at a time, in the order wanted
     * @throws UserError if the data of the problem cannot be used
     */
    void run(List<Wanted> wanted, Consumer<SuiteTrial> finished) throws InterruptedException {
        SearchFile truth = problem.truth().read(Map.of());
        try (ObjectiveMeters meters = ObjectiveMeters.open(truth.spec(), truth.pools())) {
            RelativeHypervolume shares = new RelativeHypervolume(front(truth));
            SearchFile searched = problem.searched().read(Map.of());
            SimulationRuns simulation = new SimulationRuns(searched.spec(), searched.pools());
            int atOnce = Runtime.getRuntime().availableProcessors();
            for (int from = 0; from < wanted.size(); from += atOnce) {
                List<Wanted> some = wanted.subList(from, Math.min(wanted.size(), from + atOnce));
                List<SimulationRun> runs =
                        simulation.run(
                                some.stream().map(this::spec).toList(),
                                (spec, round, count, hypervolume) -> {});
                for (int i = 0; i < runs.size(); i++) {
                    finished.accept(trial(some.get(i), runs.get(i), truth.spec(), meters, shares));
                }
            }
        } catch (InvalidPoolException e) {
            throw new UserError(problem.name() + ": " + e.getMessage(), e);
        }
    }

    private static TrueFront front(SearchFile truth) throws InterruptedException {
        return FrontFinder.find(truth)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        truth.spec().id()
                                                + ": a problem of the suite has a known front"));
    }

    private SearchSpec spec(Wanted wanted) {
        Configuration configuration = wanted.configuration();
        return configuration.applyTo(
                problem.searched().read(configuration.settings(evaluations, wanted.seed())).spec());
    }

    private SuiteTrial trial(
            Wanted wanted,
            SimulationRun run,
            SearchSpec truth,
            ObjectiveMeters meters,
            RelativeHypervolume relative)
            throws InterruptedException {
        List<Evaluation> rows = new ArrayList<>();
        for (Evaluation row : run.result().evaluations()) {
            rows.add(
                    row.complete() && !problem.truth().equals(problem.searched())
                            ? meters.evaluate(row.round(), row.index(), row.genome())
                            : row);
        }
        List<Objective> objectives = truth.objectives();
        double[] shares = relative.shares(rows, objectives);
        return new SuiteTrial(
                problem.name(),
                wanted.configuration().label(),
                wanted.seed(),
                milestones.stream()
                        .map(at -> shares[evaluations(run.result().evaluations(), at) - 1])
                        .toList());
    }

    /**
     * Evaluations that a search has made when measuring has taken as long as so many whole ones
     * take, the first of which is the first of the search; so many where no time is known.
     */
    static int evaluations(List<Evaluation> rows, int whole) {
        double affordable = whole * rows.get(0).seconds() * (1 + 1e-9);
        if (affordable == 0) {
            return Math.min(whole, rows.size());
        }
        double spent = 0;
        int made = 0;
        while (made < rows.size() && spent + rows.get(made).seconds() <= affordable) {
            spent += rows.get(made).seconds();
            made++;
        }
        return Math.max(1, made);
    }
}
