package dev.linas.core.search;

import dev.linas.core.objective.Objective;
import dev.linas.core.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Collects a {@link SearchSpec}, beginning with the defaults of search files. Not thread-safe. */
public final class SearchSpecBuilder {
    /**
     * Candidates of a round unless the file says otherwise: small rounds use every measurement for
     * the next choice (docs/decisions/0073).
     */
    public static final int DEFAULT_POPULATION = 10;

    /** Least size of round 0 unless the file says otherwise: enough rows to fit a predictor to. */
    public static final int DEFAULT_INITIAL_POPULATION = 30;

    /** The same where the predictors begin with rows that were measured before. */
    public static final int DEFAULT_INITIAL_POPULATION_OF_KNOWN = 10;

    /**
     * The tactic {@value #DEFAULT_TACTIC} has smaller rounds where its budget is so many
     * evaluations or fewer: what a search may measure must not be spent before anything was learnt
     * (docs/decisions/0385).
     */
    public static final int SMALL_BUDGET = 60;

    /** Candidates of a round where the budget is small. */
    public static final int SMALL_POPULATION = 5;

    /** Least size of round 0 where the budget is small. */
    public static final int SMALL_INITIAL_POPULATION = 10;

    private static final String DEFAULT_TACTIC = "linas";
    private static final int DEFAULT_INNER_EVALUATIONS = 20_000;

    private final String id;
    private final SearchSpace space;
    private final List<Objective> objectives;
    private String tactic = DEFAULT_TACTIC;
    private Supplier<String> predictor = this::defaultPredictor;
    private OptionalInt population = OptionalInt.empty();
    private OptionalInt initialPopulation = OptionalInt.empty();
    private int innerEvaluations = DEFAULT_INNER_EVALUATIONS;
    private OptionalInt budget = OptionalInt.empty();
    private OptionalInt stagnationRounds = OptionalInt.empty();
    private Optional<List<Double>> referencePoint = Optional.empty();
    private long seed = 1;
    private Strategy strategy = Strategy.DEFAULT;

    SearchSpecBuilder(String id, SearchSpace space, List<Objective> objectives) {
        this.id = id;
        this.space = space;
        this.objectives = objectives;
    }

    /** Sets {@link SearchSpec#tactic}. */
    public SearchSpecBuilder tactic(String value) {
        tactic = value;
        return this;
    }

    /** Sets {@link SearchSpec#predictor}. */
    public SearchSpecBuilder predictor(String value) {
        predictor = () -> value;
        return this;
    }

    /** Sets {@link SearchSpec#population}. */
    public SearchSpecBuilder population(int value) {
        population = OptionalInt.of(value);
        return this;
    }

    /**
     * Sets {@link SearchSpec#initialPopulation}; unset: 30, or the population if that is larger.
     */
    public SearchSpecBuilder initialPopulation(int value) {
        initialPopulation = OptionalInt.of(value);
        return this;
    }

    /** Sets {@link SearchSpec#innerEvaluations}. */
    public SearchSpecBuilder innerEvaluations(int value) {
        innerEvaluations = value;
        return this;
    }

    /** Sets {@link SearchSpec#budget}. */
    public SearchSpecBuilder budget(int value) {
        return budget(OptionalInt.of(value));
    }

    /** Sets {@link SearchSpec#budget}; empty: no limit. */
    public SearchSpecBuilder budget(OptionalInt value) {
        budget = value;
        return this;
    }

    /** Sets {@link SearchSpec#stagnationRounds}; empty: no limit. */
    public SearchSpecBuilder stagnationRounds(OptionalInt value) {
        stagnationRounds = value;
        return this;
    }

    /** Sets {@link SearchSpec#referencePoint}; empty: frozen after round 0. */
    public SearchSpecBuilder referencePoint(Optional<List<Double>> value) {
        referencePoint = value;
        return this;
    }

    /** Sets {@link SearchSpec#seed}. */
    public SearchSpecBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Sets {@link SearchSpec#strategy}. */
    public SearchSpecBuilder strategy(Strategy value) {
        strategy = value;
        return this;
    }

    /**
     * The search.
     *
     * @throws IllegalArgumentException naming key and value, if it breaks a rule
     */
    public SearchSpec build() {
        int ofRound = population.orElse(defaultPopulation(tactic, budget));
        return new SearchSpec(
                id,
                space,
                objectives,
                tactic,
                predictor.get(),
                ofRound,
                initialPopulation.orElse(
                        defaultInitialPopulation(
                                tactic, budget, !strategy.earlierRows().isEmpty(), ofRound)),
                innerEvaluations,
                budget,
                stagnationRounds,
                referencePoint,
                seed,
                strategy);
    }

    /**
     * In a space with a cell two kinds take turns: one that knows equal cells, and one that does
     * not (docs/decisions/0075).
     */
    private String defaultPredictor() {
        return space.cell().isPresent() ? "gaussian-process-alternating" : "gaussian-process";
    }

    /** Candidates of a round where a file says nothing. */
    public static int defaultPopulation(String tactic, OptionalInt budget) {
        return isSmall(tactic, budget) ? SMALL_POPULATION : DEFAULT_POPULATION;
    }

    /**
     * Candidates of round 0 where a file says nothing.
     *
     * @param knowsRows whether predictors begin with rows that were measured before
     * @param population candidates of the other rounds
     */
    public static int defaultInitialPopulation(
            String tactic, OptionalInt budget, boolean knowsRows, int population) {
        int least = DEFAULT_INITIAL_POPULATION;
        if (knowsRows) {
            least = DEFAULT_INITIAL_POPULATION_OF_KNOWN;
        } else if (isSmall(tactic, budget)) {
            least = SMALL_INITIAL_POPULATION;
        }
        return Math.max(least, population);
    }

    private static boolean isSmall(String tactic, OptionalInt budget) {
        return tactic.equals(DEFAULT_TACTIC)
                && budget.isPresent()
                && budget.getAsInt() <= SMALL_BUDGET;
    }
}
