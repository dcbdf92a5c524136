package dev.linas.core.search;

import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A search as its user asked for it: everything that decides which candidates come out. Made by
 * {@link #of}, or from another one by {@link #toBuilder}.
 *
 * @param id identity of the search
 * @param space the search space
 * @param objectives the objectives, at least one; every vector of values follows this order
 * @param tactic name of the tactic that proposes candidates
 * @param predictor kind of predictor, or {@code auto}
 * @param population candidates of one round, &ge; 1
 * @param initialPopulation candidates of round 0, &ge; 1
 * @param innerEvaluations predicted sub-networks per inner search, &ge; 1
 * @param budget evaluations after which the search ends, &ge; 1; empty: no limit
 * @param stagnationRounds rounds without growth of the hypervolume after which it ends, &ge; 1
 * @param referencePoint reference point of the hypervolume in the objectives' own units; empty:
 *     frozen after round 0
 * @param seed seed of every random choice
 * @param strategy how it goes about its work, beside the tactic
 */
public record SearchSpec(
        String id,
        SearchSpace space,
        List<Objective> objectives,
        String tactic,
        String predictor,
        int population,
        int initialPopulation,
        int innerEvaluations,
        OptionalInt budget,
        OptionalInt stagnationRounds,
        Optional<List<Double>> referencePoint,
        long seed,
        Strategy strategy) {
    public SearchSpec {
        Objects.requireNonNull(space);
        requireText("id", id);
        requireText("tactic", tactic);
        requireText("predictor", predictor);
        objectives = List.copyOf(objectives);
        referencePoint = referencePoint.map(List::copyOf);
        require(!objectives.isEmpty(), "objectives", "[]", "at least one objective");
        require(
                new HashSet<>(objectives.stream().map(Objective::id).toList()).size()
                        == objectives.size(),
                "objectives",
                objectives.stream().map(Objective::id).toList(),
                "every metric@pool at most once");
        requirePositive("population", OptionalInt.of(population));
        requirePositive("initial_population", OptionalInt.of(initialPopulation));
        requirePositive("inner_evaluations", OptionalInt.of(innerEvaluations));
        requirePositive("budget.evaluations", budget);
        requirePositive("budget.stagnation_rounds", stagnationRounds);
        if (referencePoint.isPresent()) {
            List<Double> point = referencePoint.get();
            require(
                    point.size() == objectives.size() && point.stream().allMatch(Double::isFinite),
                    "reference_point",
                    point,
                    "one finite number per objective, in their order");
        }
        requireStrategy(space, objectives, strategy);
    }

    /**
     * Begins a search with the defaults of search files.
     *
     * @param id identity of the search
     * @param space the search space
     * @param objectives the objectives, at least one
     */
    public static SearchSpecBuilder of(String id, SearchSpace space, List<Objective> objectives) {
        return new SearchSpecBuilder(id, space, objectives);
    }

    /** A builder that has everything as it is here. */
    public SearchSpecBuilder toBuilder() {
        return toBuilder(objectives);
    }

    private SearchSpecBuilder toBuilder(List<Objective> asked) {
        return new SearchSpecBuilder(id, space, asked)
                .tactic(tactic)
                .predictor(predictor)
                .population(population)
                .initialPopulation(initialPopulation)
                .innerEvaluations(innerEvaluations)
                .budget(budget)
                .stagnationRounds(stagnationRounds)
                .referencePoint(referencePoint)
                .seed(seed)
                .strategy(strategy);
    }

    /** Kind of predictor of one objective. */
    public String predictorOf(int objective) {
        return strategy.predictors().isEmpty() ? predictor : strategy.predictors().get(objective);
    }

    /** The search with the settings that its schedule gives a round. */
    public SearchSpec at(int round) {
        SearchSpec spec = this;
        for (Phase phase : strategy.schedule()) {
            if (phase.fromRound() <= round) {
                spec = spec.in(phase);
            }
        }
        return spec;
    }

    /** The same search with other objectives, as many of them. */
    public SearchSpec withObjectives(List<Objective> others) {
        return toBuilder(others).build();
    }

    /** The search for one of its fronts alone. */
    public SearchSpec on(DeviceFront front) {
        List<Phase> schedule =
                strategy.schedule().stream().map(phase -> phase.on(front, objectives)).toList();
        List<String> kinds = strategy.predictors();
        return toBuilder(front.objectives())
                .referencePoint(referencePoint.map(front::part))
                .strategy(
                        strategy.toBuilder()
                                .predictors(kinds.isEmpty() ? kinds : front.part(kinds))
                                .schedule(schedule)
                                .build())
                .build();
    }

    /** The same search by another tactic, with another budget and another seed. */
    public SearchSpec with(String newTactic, OptionalInt newBudget, long newSeed) {
        return toBuilder().tactic(newTactic).budget(newBudget).seed(newSeed).build();
    }

    /** The same search with another strategy. */
    public SearchSpec with(Strategy newStrategy) {
        return toBuilder().strategy(newStrategy).build();
    }

    private SearchSpec in(Phase phase) {
        Strategy changed = strategy;
        if (!phase.predictors().isEmpty()) {
            changed = changed.withPredictors(spread(phase.predictors(), objectives.size()));
        }
        if (phase.algorithm().isPresent()) {
            changed = changed.withAlgorithm(phase.algorithm().get());
        }
        return toBuilder()
                .population(phase.population().orElse(population))
                .innerEvaluations(phase.innerEvaluations().orElse(innerEvaluations))
                .strategy(changed)
                .build();
    }

    private static List<String> spread(List<String> predictors, int objectives) {
        return predictors.size() == objectives
                ? predictors
                : Collections.nCopies(objectives, predictors.get(0));
    }

    private static void requireStrategy(
            SearchSpace space, List<Objective> objectives, Strategy strategy) {
        require(
                strategy.predictors().isEmpty()
                        || strategy.predictors().size() == objectives.size(),
                "predictor",
                strategy.predictors(),
                "one kind, or one per objective, in their order");
        for (Phase phase : strategy.schedule()) {
            require(
                    phase.predictors().size() <= 1
                            || phase.predictors().size() == objectives.size(),
                    "schedule.predictor",
                    phase.predictors(),
                    "one kind, or one per objective, in their order");
        }
        for (Genome genome : strategy.warmStart()) {
            space.check(genome);
            require(
                    space.isCanonical(genome),
                    "warm_start",
                    genome,
                    "canonical genomes: inactive variables 0");
        }
        for (Evaluation row : strategy.earlierRows()) {
            space.check(row.genome());
            require(
                    space.isCanonical(row.genome()) && row.objectives() == objectives.size(),
                    "warm_start.rows",
                    row,
                    "canonical genomes with a value per objective (%d)"
                            .formatted(objectives.size()));
        }
    }

    private static void requireText(String key, String value) {
        require(value != null && !value.isBlank(), key, "'" + value + "'", "a text");
    }

    private static void requirePositive(String key, OptionalInt value) {
        require(value.orElse(1) >= 1, key, value.orElse(1), "1 or more");
    }

    private static void require(boolean holds, String key, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "'" + key + "' is " + value + "; expected " + expected);
        }
    }
}
