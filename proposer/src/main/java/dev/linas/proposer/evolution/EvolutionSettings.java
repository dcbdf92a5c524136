package dev.linas.proposer.evolution;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.Setting;
import dev.linas.core.search.SettingValues;
import dev.linas.core.space.SearchSpace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Settings of a run of an evolutionary algorithm.
 *
 * @param population individuals that survive a generation, and children of one, &ge; 2
 * @param crossover probability that two parents are crossed, 0..1
 * @param mutation probability that a variable is reset, 0..1; empty: 1 / number of variables
 * @param given all that the search gives, for the settings of one algorithm alone
 */
public record EvolutionSettings(
        int population, double crossover, OptionalDouble mutation, SettingValues given) {
    /** {@link #population} in search files. */
    public static final Setting<Integer> POPULATION = Setting.wholeNumber("population", 2);

    /** {@link #crossover} in search files. */
    public static final Setting<Double> CROSSOVER = Setting.probability("crossover");

    /** {@link #mutation} in search files. */
    public static final Setting<Double> MUTATION = Setting.probability("mutation");

    /** The settings that algorithms with crossover and mutation declare. */
    public static final List<Setting<?>> COMMON = List.of(POPULATION, CROSSOVER, MUTATION);

    /** The settings of a search that names none; docs/decisions/0040 gives the figures. */
    public static final EvolutionSettings DEFAULT =
            new EvolutionSettings(100, 0.9, OptionalDouble.empty());

    public EvolutionSettings {
        require(population >= 2, "population", population, "2 or more");
        requireProbability("crossover", crossover);
        mutation.ifPresent(probability -> requireProbability("mutation", probability));
        Objects.requireNonNull(given);
    }

    /** The settings that all algorithms have in common. */
    public EvolutionSettings(int population, double crossover, OptionalDouble mutation) {
        this(population, crossover, mutation, SettingValues.NONE);
    }

    /**
     * The settings that a search gives for an algorithm; others are the algorithm's own.
     *
     * @param choice empty: the search leaves all of it to the default algorithm
     * @throws IllegalArgumentException naming key and value, if a value is not as expected
     */
    public static EvolutionSettings of(
            EvolutionaryAlgorithm algorithm, Optional<AlgorithmChoice> choice, SearchSpace space) {
        if (choice.isEmpty()) {
            return DEFAULT;
        }
        SettingValues given = choice.get().settings();
        return new EvolutionSettings(
                POPULATION.in(given).orElseGet(() -> algorithm.population(space)),
                CROSSOVER.in(given).orElse(DEFAULT.crossover),
                MUTATION.in(given).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                given);
    }

    /** The same with another population. */
    public EvolutionSettings withPopulation(int other) {
        return new EvolutionSettings(other, crossover, mutation, given);
    }

    private static void requireProbability(String key, double value) {
        require(value >= 0 && value <= 1, key, value, "a probability, 0 to 1");
    }

    private static void require(boolean holds, String key, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "'algorithm." + key + "' is " + value + "; expected " + expected);
        }
    }
}
