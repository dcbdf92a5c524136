package dev.linas.proposer.evolution;

import java.util.OptionalDouble;

/**
 * Settings of an evolutionary algorithm.
 *
 * @param population individuals that survive a generation, and children of one, &ge; 2
 * @param crossover probability that two parents are crossed, 0..1
 * @param mutation probability that a variable is reset, 0..1; empty: 1 / number of variables
 */
public record EvolutionSettings(int population, double crossover, OptionalDouble mutation) {
    /** What a search uses unless it says otherwise; docs/decisions/0040 gives the figures. */
    public static final EvolutionSettings DEFAULT =
            new EvolutionSettings(100, 0.9, OptionalDouble.empty());

    public EvolutionSettings {
        require(population >= 2, "population", population, "2 or more");
        requireProbability("crossover", crossover);
        mutation.ifPresent(probability -> requireProbability("mutation", probability));
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
