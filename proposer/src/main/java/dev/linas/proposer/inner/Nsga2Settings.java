package dev.linas.proposer.inner;

import java.util.OptionalDouble;

/**
 * Settings of {@link Nsga2}.
 *
 * @param population individuals that survive a generation, &ge; 2
 * @param crossover probability that two parents are crossed, 0..1
 * @param mutation probability that a variable is reset, 0..1; empty: 1 / number of variables
 */
public record Nsga2Settings(int population, double crossover, OptionalDouble mutation) {
    /** What a search uses unless it says otherwise; docs/decisions/0041 gives the figures. */
    public static final Nsga2Settings DEFAULT = new Nsga2Settings(100, 0.9, OptionalDouble.empty());

    public Nsga2Settings {
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
                    "NSGA-II: '" + key + "' is " + value + "; expected " + expected);
        }
    }
}
