package dev.linas.supernet.family;

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
public record LayerSlot(String prefix, List<String> variables, Optional<Presence> presence) {
    public LayerSlot {
        variables = List.copyOf(variables);
    }

    /**
     * When a layer is there.
     *
     * @param depth the variable that says how many layers of a row there are
     * @param least depth from which on this one is
     */
    public record Presence(String depth, int least) {}

    /** A place that every sub-network fills. */
    public static LayerSlot always(String prefix, Choice... choices) {
        return new LayerSlot(prefix, names(choices), Optional.empty());
    }

    /** A place that is filled from a depth on. */
    public static LayerSlot from(Choice depth, int least, String prefix, Choice... choices) {
        return new LayerSlot(
                prefix,
                names(choices),
                depth.fold(
                        fixed -> Optional.empty(), name -> Optional.of(new Presence(name, least))));
    }

    private static List<String> names(Choice... choices) {
        Set<String> names = new LinkedHashSet<>();
        for (Choice choice : choices) {
            choice.fold(fixed -> false, names::add);
        }
        return new ArrayList<>(names);
    }
}
