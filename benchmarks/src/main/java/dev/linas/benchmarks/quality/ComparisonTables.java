package dev.linas.benchmarks.quality;

import static dev.linas.benchmarks.report.Grid.number;

import dev.linas.benchmarks.report.Grid;
import dev.linas.core.stats.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The tables of a comparison.
 *
 * @param outcomes one per problem
 * @param milestones numbers of evaluations after which the share is told, ascending
 * @param targets shares whose evaluations are told
 */
public record ComparisonTables(
        List<Comparison.ProblemResult> outcomes, List<Integer> milestones, List<Double> targets) {
    private static final int DECIMALS = 4;

    public ComparisonTables {
        outcomes = List.copyOf(outcomes);
        milestones = List.copyOf(milestones);
        targets = List.copyOf(targets);
    }

    /**
     * A line per problem and configuration: medians over the seeds, with quartiles and least value
     * of the share at the end. Times are wall times.
     */
    public Grid summary() {
        List<String> headings =
                new ArrayList<>(List.of("problem", "front", "searched by", "seeds"));
        milestones.forEach(at -> headings.add("share @" + at));
        headings.addAll(List.of("evaluations", "q1", "median", "q3", "least"));
        targets.forEach(target -> headings.add("to " + target));
        headings.addAll(List.of("s/round", "s"));
        Grid grid = new Grid(headings);
        for (Comparison.ProblemResult outcome : outcomes) {
            for (String configuration : outcome.configurations()) {
                grid.row(summary(outcome, new Summary(outcome.of(configuration))));
            }
        }
        return grid;
    }

    /** The means of the medians over all problems; by configuration. */
    public Grid means() {
        List<String> headings = new ArrayList<>(List.of("searched by", "problems"));
        milestones.forEach(at -> headings.add("share @" + at));
        headings.add("at the end");
        Grid grid = new Grid(headings);
        for (String configuration : configurations()) {
            List<Summary> summaries =
                    outcomes.stream().map(o -> new Summary(o.of(configuration))).toList();
            List<String> cells = new ArrayList<>(List.of(configuration, "" + summaries.size()));
            for (int at : milestones) {
                cells.add(mean(summaries, at));
            }
            cells.add(mean(summaries, Integer.MAX_VALUE));
            grid.row(cells);
        }
        return grid;
    }

    /**
     * Every configuration against the first, paired by seed: the share at the end, Wilcoxon's
     * signed-rank test, corrected by Holm for all lines of the table. Empty if there is only one
     * configuration.
     */
    public Grid significance() {
        List<List<String>> lines = new ArrayList<>();
        List<Double> pValues = new ArrayList<>();
        for (Comparison.ProblemResult outcome : outcomes) {
            List<String> configurations = outcome.configurations();
            double[] first = new Summary(outcome.of(configurations.get(0))).finalShares();
            for (String configuration : configurations.subList(1, configurations.size())) {
                double[] other = new Summary(outcome.of(configuration)).finalShares();
                pValues.add(PairedTest.pValue(first, other));
                lines.add(comparison(outcome, configuration, first, other));
            }
        }
        Grid grid =
                new Grid(
                        List.of(
                                "problem",
                                "searched by",
                                "against",
                                "seeds",
                                "median difference",
                                "better",
                                "worse",
                                "p",
                                "p (Holm)"));
        List<Double> corrected = PairedTest.holm(pValues);
        for (int line = 0; line < lines.size(); line++) {
            List<String> cells = new ArrayList<>(lines.get(line));
            cells.add(number(pValues.get(line), DECIMALS));
            cells.add(number(corrected.get(line), DECIMALS));
            grid.row(cells);
        }
        return grid;
    }

    /** Headings of {@link #curves}. */
    public static final List<String> CURVE_HEADINGS =
            List.of("problem", "tactic", "seed", "evaluations", "measuring seconds", "share");

    /** The share after every evaluation of every trial. */
    public Stream<List<String>> curves() {
        return trials().flatMap(
                        trial -> {
                            List<Double> shares = trial.shares();
                            return IntStream.range(0, shares.size())
                                    .mapToObj(
                                            e ->
                                                    List.of(
                                                            trial.problem(),
                                                            trial.configuration(),
                                                            Long.toString(trial.seed()),
                                                            Integer.toString(e + 1),
                                                            Double.toString(
                                                                    trial.measuring().get(e)),
                                                            Double.toString(shares.get(e))));
                        });
    }

    /** Headings of {@link #rounds}. */
    public static final List<String> ROUND_HEADINGS =
            List.of("problem", "tactic", "seed", "round", "evaluations", "seconds");

    /** The wall time of every round of every trial. */
    public Stream<List<String>> rounds() {
        return trials().flatMap(
                        trial ->
                                trial.rounds().stream()
                                        .map(
                                                round ->
                                                        List.of(
                                                                trial.problem(),
                                                                trial.configuration(),
                                                                Long.toString(trial.seed()),
                                                                Integer.toString(round.round()),
                                                                Integer.toString(
                                                                        round.evaluations()),
                                                                Double.toString(round.seconds()))));
    }

    private Stream<Trial> trials() {
        return outcomes.stream().flatMap(outcome -> outcome.trials().stream());
    }

    private List<String> configurations() {
        return outcomes.get(0).configurations();
    }

    private List<String> summary(Comparison.ProblemResult outcome, Summary summary) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                outcome.problem().name(),
                                outcome.relativeHypervolume().front().source().label(),
                                summary.configuration(),
                                Integer.toString(summary.trials().size())));
        milestones.forEach(at -> cells.add(number(summary.share(0.5, at), DECIMALS)));
        cells.add(Integer.toString(summary.evaluations()));
        for (double quantile : new double[] {0.25, 0.5, 0.75, 0}) {
            cells.add(number(summary.share(quantile, Integer.MAX_VALUE), DECIMALS));
        }
        targets.forEach(target -> cells.add(evaluations(summary.evaluationsTo(target))));
        cells.add(number(summary.secondsPerRound(), 3));
        cells.add(number(summary.seconds(), 1));
        return cells;
    }

    private static List<String> comparison(
            Comparison.ProblemResult outcome,
            String configuration,
            double[] first,
            double[] other) {
        double[] difference = new double[first.length];
        int better = 0;
        int worse = 0;
        for (int i = 0; i < difference.length; i++) {
            difference[i] = other[i] - first[i];
            better += difference[i] > 0 ? 1 : 0;
            worse += difference[i] < 0 ? 1 : 0;
        }
        return List.of(
                outcome.problem().name(),
                configuration,
                outcome.configurations().get(0),
                Integer.toString(difference.length),
                number(Quantiles.median(difference), DECIMALS),
                Integer.toString(better),
                Integer.toString(worse));
    }

    private static String mean(List<Summary> summaries, int evaluations) {
        return number(
                summaries.stream()
                        .mapToDouble(summary -> summary.share(0.5, evaluations))
                        .average()
                        .orElseThrow(),
                DECIMALS);
    }

    private static String evaluations(OptionalDouble count) {
        return count.isPresent() ? number(count.getAsDouble(), 0) : "-";
    }
}
