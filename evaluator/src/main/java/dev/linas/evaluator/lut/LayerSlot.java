package dev.linas.evaluator.lut;

import dev.linas.supernet.network.Choice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place of a super-network where a sub-network has one layer, or none.
 *
 * @param prefix what the names of its tensors begin with; the layer's name in a plan
 * @param variables the variables that decide what the layer is, each once
 * @param presence when the layer is there; empty: always
 */
record LayerSlot(String prefix, List<String> variables, Optional<Presence> presence) {
    LayerSlot {
        variables = List.copyOf(variables);
    }

    /**
     * When a block counts.
     *
     * @param depth the variable that says how many blocks of the stage count
     * @param least depth from which on this one does
     */
    record Presence(String depth, int least) {}

    /** A place that every sub-network fills. */
    static LayerSlot always(String prefix, Choice... choices) {
        return new LayerSlot(prefix, names(choices), Optional.empty());
    }

    /** A place that is filled from a depth on. */
    static LayerSlot from(Choice depth, int least, String prefix, Choice... choices) {
        return new LayerSlot(
                prefix,
                names(choices),
                depth instanceof Choice.Variable variable
                        ? Optional.of(new Presence(variable.name(), least))
                        : Optional.empty());
    }

    private static List<String> names(Choice... choices) {
        Set<String> names = new LinkedHashSet<>();
        for (Choice choice : choices) {
            if (choice instanceof Choice.Variable variable) {
                names.add(variable.name());
            }
        }
        return new ArrayList<>(names);
    }
}
