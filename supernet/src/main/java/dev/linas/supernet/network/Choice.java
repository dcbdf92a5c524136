package dev.linas.supernet.network;

import java.util.function.DoubleFunction;
import java.util.function.Function;

/** A number of a network description: the same for every sub-network, or read from a genome. */
public sealed interface Choice {
    /**
     * Applies the function for its kind.
     *
     * @param fixed takes the number
     * @param variable takes the name of the variable
     */
    <T> T fold(DoubleFunction<T> fixed, Function<String, T> variable);

    /** A number that every sub-network has. */
    record Fixed(double value) implements Choice {
        @Override
        public <T> T fold(DoubleFunction<T> fixed, Function<String, T> variable) {
            return fixed.apply(value);
        }
    }

    /**
     * A number that the genome chooses.
     *
     * @param name the variable of the search space whose option is the number
     */
    record OfVariable(String name) implements Choice {
        @Override
        public <T> T fold(DoubleFunction<T> fixed, Function<String, T> variable) {
            return variable.apply(name);
        }
    }
}
