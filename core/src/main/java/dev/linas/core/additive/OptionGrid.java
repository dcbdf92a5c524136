package dev.linas.core.additive;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.StringJoiner;

/**
 * All combinations of the options of some variables, numbered in mixed radix: the last variable
 * counts fastest.
 */
public final class OptionGrid {
    private final SearchSpace space;
    private final int[] variables;

    /**
     * @param variables indices of the variables; not changed
     */
    public OptionGrid(SearchSpace space, int[] variables) {
        this.space = space;
        this.variables = variables;
    }

    /** Number of combinations; {@link Long#MAX_VALUE} if there are more than that. */
    public long size() {
        long size = 1;
        for (int variable : variables) {
            int count = space.optionCount(variable);
            size = size > Long.MAX_VALUE / count ? Long.MAX_VALUE : size * count;
        }
        return size;
    }

    /** Number of the combination that a genome has. */
    public int cell(Genome genome) {
        int cell = 0;
        for (int variable : variables) {
            cell = cell * space.optionCount(variable) + genome.option(variable);
        }
        return cell;
    }

    /** The option indices of a combination, one per variable of this grid. */
    public int[] options(int cell) {
        int[] options = new int[variables.length];
        int rest = cell;
        for (int i = variables.length - 1; i >= 0; i--) {
            int count = space.optionCount(variables[i]);
            options[i] = rest % count;
            rest /= count;
        }
        return options;
    }

    /** The options of a combination as a lookup table names them: joined by a comma. */
    public String key(int cell) {
        int[] options = options(cell);
        StringJoiner key = new StringJoiner(",");
        for (int i = 0; i < options.length; i++) {
            key.add(space.variables().get(variables[i]).options().get(options[i]).toString());
        }
        return key.toString();
    }

    /** Number of variables of this grid. */
    public int variables() {
        return variables.length;
    }

    /** Index of the variable at the given place of this grid. */
    public int variable(int place) {
        return variables[place];
    }
}
