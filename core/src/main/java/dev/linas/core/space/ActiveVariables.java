package dev.linas.core.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The activation rules of a space, compiled: one condition per controlled variable and rule, in an
 * order in which a controller is settled before all that it controls. Immutable and thread-safe.
 */
final class ActiveVariables {
    private final int variables;
    private final Condition[] conditions;

    private ActiveVariables(int variables, Condition[] conditions) {
        this.variables = variables;
        this.conditions = conditions;
    }

    /**
     * Compiles rules.
     *
     * @throws InvalidSearchSpaceException if the rules form a cycle, naming its variables
     */
    static ActiveVariables of(List<Variable> variables, List<ActivationRule> rules) {
        List<List<Condition>> conditions = new ArrayList<>();
        for (int v = 0; v < variables.size(); v++) {
            conditions.add(new ArrayList<>());
        }
        for (ActivationRule rule : rules) {
            boolean[] allowed = new boolean[variables.get(rule.controller()).options().size()];
            rule.options().forEach(option -> allowed[option] = true);
            for (int variable : rule.variables()) {
                conditions.get(variable).add(new Condition(variable, rule.controller(), allowed));
            }
        }
        return new ActiveVariables(variables.size(), controllersFirst(variables, conditions));
    }

    /** Tells which variables count in the given genome; one entry per variable. */
    boolean[] in(Genome genome) {
        boolean[] active = new boolean[variables];
        Arrays.fill(active, true);
        for (Condition condition : conditions) {
            active[condition.variable] &=
                    active[condition.controller]
                            && condition.allowed[genome.option(condition.controller)];
        }
        return active;
    }

    private static Condition[] controllersFirst(
            List<Variable> variables, List<List<Condition>> conditions) {
        List<Condition> ordered = new ArrayList<>();
        boolean[] settled = new boolean[conditions.size()];
        int remaining = settled.length;
        while (remaining > 0) {
            int before = remaining;
            for (int v = 0; v < settled.length; v++) {
                if (!settled[v] && unsettledController(conditions.get(v), settled) < 0) {
                    ordered.addAll(conditions.get(v));
                    settled[v] = true;
                    remaining--;
                }
            }
            if (remaining == before) {
                throw new InvalidSearchSpaceException(
                        "activation rules form a cycle: %s; a variable must not control itself"
                                .formatted(cycle(variables, conditions, settled)));
            }
        }
        return ordered.toArray(Condition[]::new);
    }

    private static int unsettledController(List<Condition> conditions, boolean[] settled) {
        for (Condition condition : conditions) {
            if (!settled[condition.controller]) {
                return condition.controller;
            }
        }
        return -1;
    }

    /** Every unsettled variable has an unsettled controller, so going up must come round. */
    private static String cycle(
            List<Variable> variables, List<List<Condition>> conditions, boolean[] settled) {
        int variable = 0;
        while (settled[variable]) {
            variable++;
        }
        Set<Integer> path = new LinkedHashSet<>();
        while (path.add(variable)) {
            variable = unsettledController(conditions.get(variable), settled);
        }
        int repeated = variable;
        StringBuilder text = new StringBuilder();
        path.stream()
                .dropWhile(v -> v != repeated)
                .forEach(v -> text.append(variables.get(v).name()).append(" depends on "));
        return text.append(variables.get(repeated).name()).toString();
    }

    /** The variable needs the controller to be active with an allowed option. */
    private static final class Condition {
        private final int variable;
        private final int controller;
        private final boolean[] allowed;

        Condition(int variable, int controller, boolean[] allowed) {
            this.variable = variable;
            this.controller = controller;
            this.allowed = allowed;
        }
    }
}
