package dev.linas.core.search;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The algorithm of an inner search, and what a search says of its settings.
 *
 * @param name name of the algorithm, e.g. {@code nsga2}
 * @param population individuals of a generation, &ge; 2; empty: the algorithm's own default
 * @param crossover probability that two parents are crossed, 0..1; empty: the algorithm's default
 * @param mutation probability that a variable is changed, 0..1; empty: 1 / number of variables
 */
public record AlgorithmChoice(
        String name, OptionalInt population, OptionalDouble crossover, OptionalDouble mutation) {
    public AlgorithmChoice {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    "'algorithm.name' is '" + name + "'; expected a text");
        }
        if (population.orElse(2) < 2) {
            throw new IllegalArgumentException(
                    "'algorithm.population' is " + population.getAsInt() + "; expected 2 or more");
        }
        requireProbability("crossover", crossover);
        requireProbability("mutation", mutation);
    }

    /** An algorithm with its own defaults. */
    public static AlgorithmChoice named(String name) {
        return new AlgorithmChoice(
                name, OptionalInt.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static void requireProbability(String key, OptionalDouble value) {
        if (!(value.orElse(0) >= 0 && value.orElse(0) <= 1)) {
            throw new IllegalArgumentException(
                    "'algorithm."
                            + key
                            + "' is "
                            + value.getAsDouble()
                            + "; expected a probability, 0 to 1");
        }
    }
}
