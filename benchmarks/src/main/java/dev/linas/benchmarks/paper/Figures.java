package dev.linas.benchmarks.paper;

import dev.linas.benchmarks.quality.Configuration;
import dev.linas.core.objective.Goal;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.runtime.error.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures and tables that can be redrawn. A further one is a line here. */
final class Figures {
    private static final int FEW = 250;
    private static final int ABLATION = 1_000;
    private static final int MANY = 20_000;
    private static final List<Integer> POPULATIONS = List.of(10, 25, 50, 100, 200);

    private static final List<Figure> ALL =
            List.of(
                    new LearningCurves(
                            "3", "Predictors of accuracy by training rows", Goal.MAXIMIZE),
                    new ComparisonFigure(
                            "5c",
                            "One-shot GA of the OFA paper against LINAS",
                            List.of(Registered.PAPER, "ofa-ga", "one-shot-predictor"),
                            FEW,
                            objectives -> oneShot()),
                    new ComparisonFigure(
                            "6",
                            "Algorithms inside LINAS and by themselves",
                            List.of("linas", Registered.EVOLUTIONARY, "motpe", Registered.RANDOM),
                            ABLATION,
                            Figures::algorithms),
                    new ComparisonFigure(
                            "7a",
                            "Kinds of predictor inside LINAS",
                            List.of("linas"),
                            MANY,
                            objectives -> predictors()),
                    new ComparisonFigure(
                            "7b",
                            "Populations of LINAS",
                            List.of("linas"),
                            MANY,
                            objectives -> populations()),
                    new ComparisonFigure(
                            "7c",
                            "LINAS, NSGA-II and random search in the long run",
                            List.of(Registered.PAPER, Registered.EVOLUTIONARY, Registered.RANDOM),
                            MANY,
                            objectives -> longRun()),
                    new LearningCurves(
                            "12", "Predictors of latency by training rows", Goal.MINIMIZE),
                    new TimeToHypervolume());

    private Figures() {}

    /** All of them, in the order of the paper. */
    static List<String> ids() {
        return ALL.stream().map(Figure::id).toList();
    }

    /**
     * The figures of some names, each once, in the order of the paper.
     *
     * @param names ids, or a number for all its parts: 7 for 7a, 7b and 7c; empty: all
     * @throws UserError naming what there is, if there is none of a name
     */
    static List<Figure> named(List<String> names) {
        for (String name : names) {
            if (ALL.stream().noneMatch(figure -> isPart(figure, name))) {
                throw new UserError(
                        "'--figure' names '%s'; expected some of %s"
                                .formatted(name, String.join(", ", ids())));
            }
        }
        List<Figure> figures = new ArrayList<>(ALL);
        figures.removeIf(
                figure ->
                        !names.isEmpty() && names.stream().noneMatch(name -> isPart(figure, name)));
        return figures;
    }

    private static boolean isPart(Figure figure, String name) {
        return figure.id().equals(name)
                || figure.id().matches(name.replaceAll("\\W", "") + "[a-z]");
    }

    /** The GA has its predictors from 1,000 measurements, LINAS makes 250 in all. */
    private static List<Configuration> oneShot() {
        int trained = 1_000;
        return Stream.concat(
                        Stream.of(
                                Configuration.tactic(Registered.PAPER),
                                Configuration.tactic("linas")),
                        Stream.of("ofa-ga", "one-shot-predictor")
                                .map(Configuration::tactic)
                                .map(c -> c.with("initial_population", trained))
                                .map(c -> c.with("budget", Map.of("evaluations", trained + FEW))))
                .toList();
    }

    private static List<Configuration> algorithms(int objectives) {
        List<Configuration> configurations = new ArrayList<>();
        for (String tactic : List.of("linas", Registered.EVOLUTIONARY)) {
            for (String algorithm : Algorithms.namesFor(objectives)) {
                configurations.add(
                        Configuration.tactic(tactic)
                                .withAlgorithm(algorithm)
                                .labelled(tactic + " " + algorithm));
            }
        }
        configurations.add(Configuration.tactic("motpe"));
        configurations.add(Configuration.tactic(Registered.RANDOM));
        return configurations;
    }

    private static List<Configuration> predictors() {
        return Registered.predictors().stream()
                .map(kind -> Configuration.tactic("linas").with("predictor", kind).labelled(kind))
                .toList();
    }

    private static List<Configuration> populations() {
        return POPULATIONS.stream()
                .map(
                        size ->
                                Configuration.tactic("linas")
                                        .with("population", size)
                                        .with("initial_population", size)
                                        .labelled("population " + size))
                .toList();
    }

    private static List<Configuration> longRun() {
        return Stream.of("linas", Registered.PAPER, Registered.EVOLUTIONARY, Registered.RANDOM)
                .map(Configuration::tactic)
                .toList();
    }
}
