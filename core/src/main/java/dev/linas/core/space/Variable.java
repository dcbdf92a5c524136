package dev.linas.core.space;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * One variable of a search space.
 *
 * @param name letters, digits, {@code _}, {@code .} and {@code -}; unique in its space
 * @param options what can be chosen, 1..256, each a {@link String}, {@link Long} or {@link Double},
 *     without duplicates
 */
public record Variable(String name, List<Object> options) {
    public Variable {
        Objects.requireNonNull(name);
        options = List.copyOf(options);
        if (options.isEmpty() || options.size() > Genome.MAX_OPTIONS) {
            throw new IllegalArgumentException(
                    "variable "
                            + name
                            + " has "
                            + options.size()
                            + " options; it needs 1 to "
                            + Genome.MAX_OPTIONS);
        }
        for (Object option : options) {
            if (!(option instanceof String || option instanceof Long || option instanceof Double)) {
                throw new IllegalArgumentException(
                        "option " + option + " of variable " + name + " is no string or number");
            }
        }
        if (new HashSet<>(options).size() != options.size()) {
            throw new IllegalArgumentException(
                    "variable " + name + " names an option twice: " + options);
        }
    }

    /** Whether the options are numbers, each larger than the one before it. */
    public boolean ascends() {
        double before = Double.NEGATIVE_INFINITY;
        for (Object option : options) {
            if (!(option instanceof Number number) || number.doubleValue() <= before) {
                return false;
            }
            before = number.doubleValue();
        }
        return true;
    }
}
