package dev.linas.searches.lut;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.family.LayerSlot;
import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.family.NetworkPlanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * All layers that one place of a super-network can hold.
 *
 * @param slot the place
 * @param when options of the depth for which there is a layer at all; empty: always
 * @param variables the variables whose options tell the layers apart; empty if there is one layer
 * @param layers by the options of the variables, joined by a comma, as a lookup table names them;
 *     in the order of the options
 */
record SlotLayers(
        LayerSlot slot,
        Map<String, List<Object>> when,
        List<String> variables,
        Map<String, NetworkLayer> layers) {

    /** Enumerates the layers of a slot by planning one sub-network for each. */
    static SlotLayers of(LayerSlot slot, NetworkPlanner planner, OptionalInt inputSize) {
        Enumeration all = new Enumeration(slot, planner, inputSize);
        List<String> variables = all.variables();
        Map<String, NetworkLayer> layers = new LinkedHashMap<>();
        all.visit(planner.largest().toIndices(), variables, new ArrayList<>(), layers);
        return new SlotLayers(slot, all.when(), variables, layers);
    }

    /** Whether every sub-network has this layer. */
    boolean isFixed() {
        return variables.isEmpty();
    }

    /** Walks through the options of a slot's variables. */
    private static final class Enumeration {
        private final LayerSlot slot;
        private final SearchSpace space;
        private final UnaryOperator<Genome> canonical;
        private final NetworkPlanner planner;
        private final OptionalInt inputSize;
        private final Map<String, Integer> indexByName = new HashMap<>();

        Enumeration(LayerSlot slot, NetworkPlanner planner, OptionalInt inputSize) {
            this.slot = slot;
            this.space = planner.space();
            this.canonical = space::canonical;
            this.planner = planner;
            this.inputSize = inputSize;
            for (int v = 0; v < space.size(); v++) {
                indexByName.put(space.variables().get(v).name(), v);
            }
        }

        Map<String, List<Object>> when() {
            return slot.presence().stream()
                    .filter(presence -> options(presence.depth()).size() > present(presence).size())
                    .collect(Collectors.toMap(LayerSlot.Presence::depth, this::present));
        }

        /** A layer that is not always there is looked up by the depth if by nothing else. */
        List<String> variables() {
            return slot.variables().isEmpty() ? List.copyOf(when().keySet()) : slot.variables();
        }

        void visit(
                int[] indices,
                List<String> left,
                List<Object> key,
                Map<String, NetworkLayer> layers) {
            if (left.isEmpty()) {
                layers.put(
                        key.stream().map(Object::toString).collect(Collectors.joining(",")),
                        layer(canonical.apply(space.genome(indices))));
                return;
            }
            String name = left.get(0);
            List<Object> options = options(name);
            for (int option = 0; option < options.size(); option++) {
                if (when().getOrDefault(name, options).contains(options.get(option))) {
                    int[] chosen = indices.clone();
                    chosen[indexByName.get(name)] = option;
                    List<Object> longer = new ArrayList<>(key);
                    longer.add(options.get(option));
                    visit(chosen, left.subList(1, left.size()), longer, layers);
                }
            }
        }

        private NetworkLayer layer(Genome genome) {
            return planner.plan(genome, inputSize).layers().stream()
                    .filter(layer -> layer.name().equals(slot.prefix()))
                    .map(NetworkLayer.class::cast)
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new IllegalStateException(
                                            "genome %s has no layer %s"
                                                    .formatted(genome, slot.prefix())));
        }

        private List<Object> present(LayerSlot.Presence presence) {
            return options(presence.depth()).stream()
                    .filter(depth -> ((Number) depth).doubleValue() >= presence.least())
                    .toList();
        }

        private List<Object> options(String variable) {
            return space.variables().get(indexByName.get(variable)).options();
        }
    }
}
