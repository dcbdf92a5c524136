package dev.linas.supernet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.space.ChosenOption;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.graph.Steps;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The metadata of an exported model, in its {@code metadata_props}. */
final class ModelMetadata {
    private ModelMetadata() {}

    /**
     * Network, space and its digest, genome (option indices in canonical form), options by the
     * names of their variables as JSON, without variables that do not count, MACs, parameters, the
     * output that each state is in the next step as JSON, and what the family adds, such as how
     * inputs are normalised.
     */
    static SortedMap<String, String> of(
            NetworkPlanner planner, NetworkPlan plan, boolean calibrated) {
        SortedMap<String, String> metadata = new TreeMap<>(planner.network().metadata(calibrated));
        metadata.put("linas.network", planner.network().name());
        metadata.put("linas.space", planner.space().name());
        metadata.put("linas.space_digest", planner.space().digest());
        metadata.put("linas.genome", plan.genome().toString());
        metadata.put("linas.options", options(planner, plan));
        metadata.put("linas.macs", Long.toString(plan.macs()));
        metadata.put("linas.params", Long.toString(plan.params()));
        plan.stepParts()
                .ifPresent(parts -> metadata.put("linas.states", states(parts.steps().states())));
        return metadata;
    }

    private static String states(List<Steps.State> states) {
        ObjectNode outputs = JsonNodeFactory.instance.objectNode();
        states.forEach(state -> outputs.put(state.input(), state.output()));
        return outputs.toString();
    }

    private static String options(NetworkPlanner planner, NetworkPlan plan) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        for (ChosenOption chosen : planner.space().decode(plan.genome())) {
            options.putPOJO(chosen.variable(), chosen.option());
        }
        return options.toString();
    }
}
