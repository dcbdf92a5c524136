package dev.linas.searches.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.linas.core.registry.Suggestions;
import java.util.List;

/** One mapping of the file, whose keys are all known. */
final class Section {
    private final String path;
    private final JsonNode node;
    private final Problems problems;

    /**
     * Takes a mapping and reports every key that it should not have.
     *
     * @param path dotted path of the mapping; empty for the whole file
     */
    Section(String path, JsonNode node, List<String> knownKeys, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        node.fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!knownKeys.contains(key)) {
                                problems.error(
                                        child(key),
                                        "unknown key '%s'; known are %s%s"
                                                .formatted(
                                                        child(key),
                                                        String.join(", ", knownKeys),
                                                        Suggestions.didYouMean(key, knownKeys)));
                            }
                        });
    }

    /** The value of a key that may be left out. */
    Value optional(String key, String expected) {
        JsonNode child = node.has(key) ? node.get(key) : MissingNode.getInstance();
        return new Value(child(key), child, expected, problems);
    }

    /** The value of a key that must be there; its absence is reported. */
    Value required(String key, String expected) {
        if (!node.has(key)) {
            problems.error(path, "'%s' is missing; expected %s".formatted(child(key), expected));
        }
        return optional(key, expected);
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
