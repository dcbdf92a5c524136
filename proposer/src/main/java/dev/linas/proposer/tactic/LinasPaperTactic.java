package dev.linas.proposer.tactic;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Strategy;
import dev.linas.proposer.batch.FrontDiversity;
import dev.linas.proposer.design.RandomDesign;
import dev.linas.proposer.evolution.EvolutionSettings;
import dev.linas.proposer.evolution.EvolutionarySearch;
import dev.linas.proposer.evolution.Nsga2;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Algorithm 1 as the paper ran it (LINAS, tables 4 and 5, MobileNetV3): random start, rounds of 50,
 * SVR with an RBF kernel for accuracy, ridge for latency, an NSGA-II of 20,000 predictions from a
 * random population, and the best and most diverse ones of its fronts. Frozen, for comparisons: no
 * improvement of ours but that nothing is predicted or measured twice.
 */
public final class LinasPaperTactic implements Tactic {
    private static final int POPULATION = 50;
    private static final int INNER_EVALUATIONS = 20_000;
    private static final double CROSSOVER = 0.9;
    private static final double MUTATION = 0.02;

    private final Tactic linas =
            new LinasTactic(
                    "linas-paper",
                    spec ->
                            new Composition(
                                    new RandomDesign(),
                                    new EvolutionarySearch(
                                            new Nsga2(),
                                            new EvolutionSettings(
                                                    POPULATION,
                                                    CROSSOVER,
                                                    OptionalDouble.of(MUTATION))),
                                    false,
                                    false,
                                    new FrontDiversity()));

    @Override
    public String name() {
        return linas.name();
    }

    @Override
    public Set<String> fixedKeys() {
        return Set.of(
                "population",
                "initial_population",
                "inner_evaluations",
                "predictor",
                "algorithm",
                "initial_design",
                "batch",
                "training_rounds",
                "warm_start",
                "schedule");
    }

    /**
     * Takes an objective that is maximised for an accuracy, and one that is minimised for a
     * latency.
     */
    @Override
    public SearchSpec resolved(SearchSpec spec) {
        List<String> predictors =
                spec.objectives().stream()
                        .map(Objective::goal)
                        .map(goal -> goal == Goal.MAXIMIZE ? "svr-rbf" : "ridge")
                        .toList();
        Strategy strategy =
                Strategy.DEFAULT.toBuilder()
                        .algorithm(
                                AlgorithmChoice.named("nsga2")
                                        .with(EvolutionSettings.POPULATION, POPULATION)
                                        .with(EvolutionSettings.CROSSOVER, CROSSOVER)
                                        .with(EvolutionSettings.MUTATION, MUTATION))
                        .initialDesign("random")
                        .batch("diversity")
                        .predictors(predictors)
                        .build();
        return spec.toBuilder()
                .population(POPULATION)
                .initialPopulation(POPULATION)
                .innerEvaluations(INNER_EVALUATIONS)
                .strategy(strategy)
                .build();
    }

    @Override
    public boolean servesFleets() {
        return true;
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        return linas.propose(request);
    }
}
