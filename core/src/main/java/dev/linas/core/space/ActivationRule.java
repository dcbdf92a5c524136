package dev.linas.core.space;

import java.util.List;

/**
 * Says when some variables count: only while the controlling variable is itself active and has one
 * of the given options. A variable with several rules is active when all of them hold.
 *
 * @param variables indices of the controlled variables
 * @param controller index of the controlling variable
 * @param options option indices of the controller under which the variables are active
 */
public record ActivationRule(List<Integer> variables, int controller, List<Integer> options) {
    public ActivationRule {
        variables = List.copyOf(variables);
        options = List.copyOf(options);
    }
}
