package dev.linas.supernet.cut;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.Map;
import java.util.Set;

/**
 * A part of the graph that a sub-network may leave out; its input then takes the place of its
 * output.
 *
 * @param name what the sidecar calls it in messages, e.g. {@code blocks[0]}
 * @param from the tensor that goes in
 * @param to the tensor that comes out, of the same shape
 * @param when options, as texts, of the variables with which the block is there; all must hold
 */
public record ElasticBlock(String name, String from, String to, Map<String, Set<String>> when) {
    public ElasticBlock {
        when = Map.copyOf(when);
    }

    /** Whether a sub-network has the block. */
    boolean isThere(SearchSpace space, Genome genome) {
        for (int v = 0; v < space.size(); v++) {
            var variable = space.variables().get(v);
            Set<String> options = when.get(variable.name());
            if (options != null
                    && !options.contains(variable.options().get(genome.option(v)).toString())) {
                return false;
            }
        }
        return true;
    }
}
