package dev.linas.evaluator.meter.lookup;

import dev.linas.core.space.Genome;
import java.util.List;

/** One term: a value per combination of options of its variables, under conditions. Immutable. */
final class LookupTerm {

    /**
     * A condition: the variable has one of the allowed options.
     *
     * @param variable index of the variable
     * @param allowed whether each of its options is allowed; not changed
     */
    record Condition(int variable, List<Boolean> allowed) {}

    private final List<Condition> conditions;
    private final OptionGrid grid;
    private final double[] values;

    /**
     * @param conditions all must hold
     * @param grid the combinations of options of the term's variables
     * @param values value of every combination, in the order of the grid; not changed
     */
    LookupTerm(List<Condition> conditions, OptionGrid grid, double[] values) {
        this.conditions = List.copyOf(conditions);
        this.grid = grid;
        this.values = values;
    }

    boolean holds(Genome genome) {
        for (Condition condition : conditions) {
            if (!condition.allowed().get(genome.option(condition.variable()))) {
                return false;
            }
        }
        return true;
    }

    double value(Genome genome) {
        return values[grid.cell(genome)];
    }
}
