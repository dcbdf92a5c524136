package dev.linas.benchmarks.suite;

import static dev.linas.benchmarks.report.Grid.number;

import dev.linas.benchmarks.problem.SuiteProblem;
import dev.linas.benchmarks.report.Grid;
import dev.linas.core.stats.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables of a run of the suite: medians over the seeds.
 *
 * @param problems the problems, in their order
 * @param configurations labels of the configurations, in their order
 * @param milestones numbers of evaluations that the trials tell shares after
 * @param trials of every problem and configuration at least one
 */
record SuiteTables(
        List<SuiteProblem> problems,
        List<String> configurations,
        List<Integer> milestones,
        List<SuiteTrial> trials) {
    private static final int DECIMALS = 3;

    /** The configurations that a default must not fall behind. */
    private static final Set<String> BASELINES = Set.of("linas-paper", "evolutionary");

    SuiteTables {
        problems = List.copyOf(problems);
        configurations = List.copyOf(configurations);
        milestones = List.copyOf(milestones);
        trials = List.copyOf(trials);
    }

    /** A line per problem and configuration. */
    Grid medians() {
        List<String> headings = new ArrayList<>(List.of("half", "problem", "searched by", "seeds"));
        milestones.forEach(at -> headings.add("@" + at));
        Grid grid = new Grid(headings);
        for (SuiteProblem problem : problems) {
            for (String configuration : configurations) {
                List<String> cells =
                        new ArrayList<>(
                                List.of(
                                        half(problem),
                                        problem.name(),
                                        configuration,
                                        "" + of(problem, configuration).size()));
                for (int m = 0; m < milestones.size(); m++) {
                    cells.add(number(median(problem, configuration, m), DECIMALS));
                }
                grid.row(cells);
            }
        }
        return grid;
    }

    /** The means of the medians, by half and configuration. */
    Grid means() {
        List<String> headings = new ArrayList<>(List.of("half", "searched by", "problems"));
        milestones.forEach(at -> headings.add("@" + at));
        Grid grid = new Grid(headings);
        for (SuiteProblem.Half half : halves()) {
            List<SuiteProblem> some = problems.stream().filter(p -> p.half() == half).toList();
            for (String configuration : configurations) {
                List<String> cells =
                        new ArrayList<>(
                                List.of(half(some.get(0)), configuration, "" + some.size()));
                for (int m = 0; m < milestones.size(); m++) {
                    int milestone = m;
                    cells.add(
                            number(
                                    some.stream()
                                            .mapToDouble(p -> median(p, configuration, milestone))
                                            .average()
                                            .orElseThrow(),
                                    DECIMALS));
                }
                grid.row(cells);
            }
        }
        return grid;
    }

    /**
     * By how much a configuration is behind the better of {@code linas-paper} and {@code
     * evolutionary}, at worst: a line per half and configuration. Empty where neither was run.
     */
    Grid shortfalls() {
        List<String> baselines = configurations.stream().filter(BASELINES::contains).toList();
        List<String> headings = new ArrayList<>(List.of("half", "searched by"));
        milestones.forEach(at -> headings.add("worst @" + at));
        Grid grid = new Grid(headings);
        for (SuiteProblem.Half half :
                baselines.isEmpty() ? List.<SuiteProblem.Half>of() : halves()) {
            List<SuiteProblem> some = problems.stream().filter(p -> p.half() == half).toList();
            for (String configuration : configurations) {
                if (baselines.contains(configuration)) {
                    continue;
                }
                List<String> cells = new ArrayList<>(List.of(half(some.get(0)), configuration));
                for (int m = 0; m < milestones.size(); m++) {
                    cells.add(worst(some, configuration, baselines, m));
                }
                grid.row(cells);
            }
        }
        return grid;
    }

    private String worst(
            List<SuiteProblem> some, String configuration, List<String> baselines, int milestone) {
        double worst = Double.POSITIVE_INFINITY;
        String where = "";
        for (SuiteProblem problem : some) {
            double best =
                    baselines.stream()
                            .mapToDouble(b -> median(problem, b, milestone))
                            .max()
                            .orElseThrow();
            double difference = median(problem, configuration, milestone) - best;
            if (difference < worst) {
                worst = difference;
                where = problem.name();
            }
        }
        return number(worst, DECIMALS) + " " + where;
    }

    private List<SuiteProblem.Half> halves() {
        return problems.stream().map(SuiteProblem::half).distinct().sorted().toList();
    }

    private List<SuiteTrial> of(SuiteProblem problem, String configuration) {
        return trials.stream()
                .filter(
                        t ->
                                t.problem().equals(problem.name())
                                        && t.configuration().equals(configuration))
                .toList();
    }

    private double median(SuiteProblem problem, String configuration, int milestone) {
        return Quantiles.median(
                of(problem, configuration).stream()
                        .mapToDouble(trial -> trial.shares().get(milestone))
                        .toArray());
    }

    private static String half(SuiteProblem problem) {
        return problem.half().name().toLowerCase(Locale.ROOT);
    }
}
