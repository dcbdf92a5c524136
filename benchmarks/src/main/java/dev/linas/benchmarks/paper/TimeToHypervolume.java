package dev.linas.benchmarks.paper;

import static dev.linas.benchmarks.report.Grid.number;

import dev.linas.benchmarks.problem.Problem;
import dev.linas.benchmarks.quality.Comparison;
import dev.linas.benchmarks.quality.Configuration;
import dev.linas.benchmarks.quality.Summary;
import dev.linas.benchmarks.report.Grid;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Table 3: evaluations and time until a search has the hypervolume that random search, and NSGA-II,
 * has at the end. The time of the search is the wall time here; what evaluations would cost on a
 * device is an assumption, stated with the table.
 */
final class TimeToHypervolume implements Figure {
    private static final int EVALUATIONS = 2_000; // as the paper's MobileNetV3
    private static final List<String> TACTICS =
            List.of(Registered.PAPER, Registered.EVOLUTIONARY, Registered.RANDOM);

    @Override
    public String id() {
        return "table-3";
    }

    @Override
    public String title() {
        return "Evaluations and time to a hypervolume";
    }

    @Override
    public void check() {
        Registered.requireTactics(id(), TACTICS);
    }

    @Override
    public String run(List<Problem> problems, PaperBench bench) throws InterruptedException {
        List<Configuration> configurations =
                Stream.concat(Stream.of("linas"), TACTICS.stream())
                        .map(Configuration::tactic)
                        .toList();
        int budget = bench.evaluations().orElse(EVALUATIONS);
        Grid grid =
                new Grid(
                        List.of(
                                "problem",
                                "share of the hypervolume",
                                "searched by",
                                "reached by",
                                "evaluations",
                                "evaluating [h]",
                                "searching [h]",
                                "total [h]"));
        for (Comparison.ProblemResult outcome :
                ComparisonFigure.compare(problems, bench, budget, objectives -> configurations)) {
            for (String level : List.of(Registered.RANDOM, Registered.EVOLUTIONARY)) {
                rows(grid, outcome, level, bench.evaluationSeconds());
            }
        }
        bench.folder().csv(id() + ".csv", grid);
        return "Medians over the seeds; %s s are assumed for an evaluation.\n\n%s\n"
                .formatted(bench.evaluationSeconds(), grid.markdown());
    }

    private static void rows(
            Grid grid, Comparison.ProblemResult outcome, String level, double cost) {
        double share = new Summary(outcome.of(level)).share(0.5, Integer.MAX_VALUE);
        for (String configuration : outcome.configurations()) {
            Summary summary = new Summary(outcome.of(configuration));
            OptionalDouble evaluations = summary.evaluationsTo(share);
            OptionalDouble seconds = summary.secondsTo(share);
            double evaluating = evaluations.orElse(Double.NaN) * cost / 3600;
            double searching = seconds.orElse(Double.NaN) / 3600;
            grid.row(
                    List.of(
                            outcome.problem().name(),
                            number(share, 4) + " (" + level + ")",
                            configuration,
                            summary.reached(share) + " of " + summary.trials().size(),
                            number(evaluations.orElse(Double.NaN), 0),
                            number(evaluating, 3),
                            number(searching, 4),
                            number(evaluating + searching, 3)));
        }
    }
}
