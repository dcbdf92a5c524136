package dev.linas.supernet.elastic;

import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.graph.Steps.Prompt;
import dev.linas.supernet.graph.Steps.State;
import dev.linas.supernet.network.DescriptionSection;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a sidecar says of a network that runs in steps:
 *
 * <pre>{@code
 * {"count": 25, "once": ["source"],
 *  "states": [{"input": "past_key0", "output": "key0", "axis": 2}]}
 * {"count": 31, "prompt": {"inputs": ["tokens"], "length": 32},
 *  "states": [{"input": "past_key0", "output": "key0", "axis": 2}]}
 * }</pre>
 */
final class StepsReader {
    private static final int MOST_STEPS = 99_999;
    private static final int MOST_AXES = 16;

    private StepsReader() {}

    /** Reads it; what is wrong is noted. */
    static Steps read(DescriptionSection node) {
        int count = node.odd("count", MOST_STEPS);
        List<String> once = node.has("once") ? node.texts("once") : List.of();
        Optional<Prompt> prompt =
                node.has("prompt")
                        ? Optional.of(node.object("prompt", StepsReader::prompt))
                        : Optional.empty();
        return new Steps(count, once, prompt, node.anyObjects("states", StepsReader::state));
    }

    private static Prompt prompt(DescriptionSection node) {
        return new Prompt(node.texts("inputs"), node.whole("length", 2, MOST_STEPS));
    }

    private static State state(DescriptionSection node) {
        return new State(node.text("input"), node.text("output"), node.whole("axis", 1, MOST_AXES));
    }
}
