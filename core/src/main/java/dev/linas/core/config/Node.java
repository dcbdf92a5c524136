package dev.linas.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a document and the line that it stands on. Not changed once the document is read. */
sealed interface Node {
    /** Stands for what is not there. */
    Scalar MISSING = new Scalar(0, MissingNode.getInstance(), "", "");

    /** Line of the file, from 1; 0 where there is none. */
    int line();

    /** The value without its lines. */
    JsonNode json();

    /** Keys with their values, in the order of the file. */
    record Mapping(int line, Map<String, Entry> entries) implements Node {
        @Override
        public JsonNode json() {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            entries.forEach((key, entry) -> json.set(key, entry.value().json()));
            return json;
        }
    }

    /** The value of a key, and the line on which the key stands. */
    record Entry(int line, Node value) {}

    /** Values in their order. */
    record Sequence(int line, List<Node> items) implements Node {
        @Override
        public JsonNode json() {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> json.add(item.json()));
            return json;
        }
    }

    /**
     * A text, number, flag or nothing.
     *
     * @param json its value
     * @param text as the file has it
     * @param trouble why it is no usable value although it looks like one; empty if nothing is
     *     wrong
     */
    record Scalar(int line, JsonNode json, String text, String trouble) implements Node {}

    /** A value that stands in no file. */
    static Node of(JsonNode json) {
        if (json.isObject()) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            json.properties().forEach(e -> entries.put(e.getKey(), new Entry(0, of(e.getValue()))));
            return new Mapping(0, entries);
        }
        if (json.isArray()) {
            List<Node> items = new ArrayList<>();
            json.forEach(item -> items.add(of(item)));
            return new Sequence(0, items);
        }
        return json.isMissingNode() ? MISSING : new Scalar(0, json, json.asText(), "");
    }
}
