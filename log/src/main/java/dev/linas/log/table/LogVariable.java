package dev.linas.log.table;

import dev.linas.core.space.SearchSpace;
import java.util.List;

/**
 * A variable that has a column.
 *
 * @param name its name in the space
 * @param kind what its options are
 */
public record LogVariable(String name, OptionKind kind) {

    /** All variables of a space, in its order. */
    public static List<LogVariable> of(SearchSpace space) {
        return space.variables().stream()
                .map(variable -> new LogVariable(variable.name(), OptionKind.of(variable)))
                .toList();
    }
}
