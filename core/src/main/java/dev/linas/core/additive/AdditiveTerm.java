package dev.linas.core.additive;

import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One term: a value per combination of options of its variables, under conditions. Immutable. */
public final class AdditiveTerm {

    /**
     * A condition: the variable has one of the allowed options.
     *
     * @param variable index of the variable
     * @param allowed whether each of its options is allowed; not changed
     */
    public record Condition(int variable, List<Boolean> allowed) {}

    private final List<Condition> conditions;
    private final OptionGrid grid;
    private final double[] values;

    /**
     * @param conditions all must hold
     * @param grid the combinations of options of the term's variables
     * @param values value of every combination, in the order of the grid; not changed
     */
    public AdditiveTerm(List<Condition> conditions, OptionGrid grid, double[] values) {
        this.conditions = List.copyOf(conditions);
        this.grid = grid;
        this.values = values;
    }

    /**
     * Indices of all the variables that decide what the term adds: those it reads and those of its
     * conditions.
     */
    public Set<Integer> variables() {
        Set<Integer> variables = new TreeSet<>();
        for (int place = 0; place < grid.variables(); place++) {
            variables.add(grid.variable(place));
        }
        conditions.forEach(condition -> variables.add(condition.variable()));
        return variables;
    }

    /**
     * Whether the conditions hold for a canonical genome; only then does the term add its value.
     */
    public boolean holds(Genome genome) {
        for (Condition condition : conditions) {
            if (!condition.allowed().get(genome.option(condition.variable()))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The value that the term adds for a canonical genome for which it holds, in the metric's unit.
     */
    public double value(Genome genome) {
        return values[grid.cell(genome)];
    }
}
