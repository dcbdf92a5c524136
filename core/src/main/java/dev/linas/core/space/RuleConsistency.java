package dev.linas.core.space;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds contradictions between activation rules and equivalences; the reader adds the source. */
final class RuleConsistency {
    private final List<Variable> variables;
    private final List<ActivationRule> rules;

    RuleConsistency(List<Variable> variables, List<ActivationRule> rules) {
        this.variables = variables;
        this.rules = rules;
    }

    /**
     * Equivalent options decode to the same sub-network, so no rule may tell them apart.
     *
     * @throws InvalidSearchSpaceException naming the variable and the options
     */
    void requireEquivalenceKept(int[][] representative) {
        for (ActivationRule rule : rules) {
            Variable controller = variables.get(rule.controller());
            int[] of = representative[rule.controller()];
            for (int option = 0; option < of.length; option++) {
                if (rule.options().contains(option) != rule.options().contains(of[option])) {
                    throw new InvalidSearchSpaceException(
                            ("variable '%s': options %s and %s are declared equivalent, but an"
                                            + " activation rule names only one of them")
                                    .formatted(
                                            controller.name(),
                                            controller.options().get(of[option]),
                                            controller.options().get(option)));
                }
            }
        }
    }

    /**
     * Several rules of one variable must all hold; two that name different options of one
     * controller never do, and are likely meant as one rule.
     *
     * @throws InvalidSearchSpaceException naming the variable and its controller
     */
    void requireEveryVariableCanBeActive() {
        for (int v = 0; v < variables.size(); v++) {
            Map<Integer, TreeSet<Integer>> allowed = new TreeMap<>();
            for (ActivationRule rule : rules) {
                if (rule.variables().contains(v)) {
                    allowed.computeIfAbsent(rule.controller(), c -> new TreeSet<>(rule.options()))
                            .retainAll(rule.options());
                }
            }
            for (Map.Entry<Integer, TreeSet<Integer>> entry : allowed.entrySet()) {
                if (entry.getValue().isEmpty()) {
                    throw new InvalidSearchSpaceException(
                            ("variable '%s' is never active: its activation rules have no option of"
                                            + " '%s' in common; name all options in one rule")
                                    .formatted(
                                            variables.get(v).name(),
                                            variables.get(entry.getKey()).name()));
                }
            }
        }
    }
}
