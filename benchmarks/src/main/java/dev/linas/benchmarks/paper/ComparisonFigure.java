package dev.linas.benchmarks.paper;

import dev.linas.benchmarks.problem.Problem;
import dev.linas.benchmarks.quality.Comparison;
import dev.linas.benchmarks.quality.ComparisonReport;
import dev.linas.benchmarks.quality.ComparisonTables;
import dev.linas.benchmarks.quality.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A figure of hypervolume against evaluations.
 *
 * @param id as the paper numbers it
 * @param title what it shows
 * @param tactics tactics that must be registered
 * @param evaluations budget of a search, unless the command line gives one
 * @param configurations who is compared, by number of objectives; the others are tested against the
 *     first
 */
record ComparisonFigure(
        String id,
        String title,
        List<String> tactics,
        int evaluations,
        IntFunction<List<Configuration>> configurations)
        implements Figure {
    private static final List<Double> TARGETS = List.of(0.9, 0.95, 0.98);

    @Override
    public void check() {
        Registered.requireTactics(id, tactics);
    }

    @Override
    public String run(List<Problem> problems, PaperBench bench) throws InterruptedException {
        int budget = bench.evaluations().orElse(evaluations);
        List<Comparison.ProblemResult> outcomes = compare(problems, bench, budget, configurations);
        ComparisonTables tables = new ComparisonTables(outcomes, milestones(budget), TARGETS);
        return new ComparisonReport(bench.folder(), "figure-" + id + ".")
                .write("Figure " + id, tables);
    }

    /** The outcome of every problem. */
    static List<Comparison.ProblemResult> compare(
            List<Problem> problems,
            PaperBench bench,
            int budget,
            IntFunction<List<Configuration>> configurations)
            throws InterruptedException {
        List<Comparison.ProblemResult> outcomes = new ArrayList<>();
        for (Problem problem : problems) {
            bench.progress().begin("  problem " + problem.name());
            int objectives = problem.read(Map.of()).spec().objectives().size();
            Comparison comparison =
                    new Comparison(
                            configurations.apply(objectives),
                            bench.seeds(),
                            budget,
                            bench.progress());
            outcomes.add(comparison.run(problem));
        }
        return outcomes;
    }

    private static List<Integer> milestones(int budget) {
        return List.of(100, 250, 500, 1_000, 2_000, 5_000, 10_000).stream()
                .filter(at -> at < budget)
                .toList();
    }
}
