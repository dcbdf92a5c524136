package dev.linas.core.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;

/**
 * The aliases of a YAML document, all of which are told at once, with the values they stand for.
 */
final class YamlAliases {
    private final NodeBuilder builder;
    private final Map<String, Integer> lineByAnchor = new HashMap<>();
    private final Set<String> faults = new LinkedHashSet<>();

    /**
     * @param builder names the document in messages
     */
    YamlAliases(NodeBuilder builder) {
        this.builder = builder;
    }

    /** Notes an event if it is an alias or what one may stand for. */
    void note(Event event, int line) {
        if (event instanceof AliasEvent alias) {
            add(alias.getAlias().getValue(), line);
        } else if (event instanceof NodeEvent node) {
            node.getAnchor().ifPresent(anchor -> lineByAnchor.put(anchor.getValue(), line));
        }
    }

    private void add(String name, int line) {
        if (faults.size() < Problems.MOST_LISTED) {
            Integer meant = lineByAnchor.get(name);
            faults.add(
                    builder.fault(
                            line,
                            "YAML aliases (*%s) are not supported; write the value out%s"
                                    .formatted(
                                            name,
                                            meant == null
                                                    ? ""
                                                    : ", which stands on line " + meant)));
        }
    }

    /** Whether none was noted. */
    boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * Refuses those noted.
     *
     * @throws InvalidConfigurationException naming each, if there is one
     */
    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new InvalidConfigurationException(List.copyOf(faults));
        }
    }
}
