package dev.linas.core.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the optional {@code cell} of a space file: which variables are the edges of a cell, and which
 * of their options cut an edge or pass its input on.
 *
 * <pre>{@code
 * "cell": {"edges": {"op0": [0, 1], "op1": [0, 2], "op2": [1, 2]}, "zero": ["none"], "identity": ["skip"]}
 * }</pre>
 */
final class CellReader {
    private static final Set<String> KEYS = Set.of("edges", "zero", "identity");

    private final List<Variable> variables;
    private final Map<String, Integer> indexByName;

    CellReader(List<Variable> variables, Map<String, Integer> indexByName) {
        this.variables = variables;
        this.indexByName = indexByName;
    }

    /**
     * Reads a cell.
     *
     * @throws IllegalArgumentException naming the key, what it holds and what was expected
     */
    CellPaths read(JsonNode node) {
        require(node.isObject(), "it must be an object, but is %s", node);
        for (String key : (Iterable<String>) node::fieldNames) {
            require(KEYS.contains(key), "unknown key '%s'; known are %s", key, new TreeSet<>(KEYS));
        }
        JsonNode edgeNodes = node.path("edges");
        require(
                edgeNodes.isObject() && !edgeNodes.isEmpty(),
                "'edges' must give the nodes [from, to] of at least one variable");
        List<CellPaths.Edge> edges = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : edgeNodes.properties()) {
            edges.add(edge(entry.getKey(), entry.getValue()));
        }
        List<Object> options = variables.get(edges.get(0).variable()).options();
        for (CellPaths.Edge edge : edges) {
            Variable variable = variables.get(edge.variable());
            require(
                    variable.options().equals(options),
                    "variable '%s' has the options %s, but other edges have %s",
                    variable.name(),
                    variable.options(),
                    options);
        }
        boolean[] zero = chosen("zero", node.path("zero"), options);
        boolean[] identity = chosen("identity", node.path("identity"), options);
        for (int option = 0; option < zero.length; option++) {
            require(
                    !(zero[option] && identity[option]),
                    "option %s stands under both 'zero' and 'identity'",
                    options.get(option));
        }
        return new CellPaths(edges, zero, identity);
    }

    private CellPaths.Edge edge(String name, JsonNode nodes) {
        Integer variable = indexByName.get(name);
        require(
                variable != null,
                "there is no variable '%s'; there are %s",
                name,
                new TreeSet<>(indexByName.keySet()));
        require(
                nodes.isArray()
                        && nodes.size() == 2
                        && nodes.get(0).canConvertToInt()
                        && nodes.get(1).canConvertToInt(),
                "edge '%s' is %s; expected its two nodes, e.g. [0, 1]",
                name,
                nodes);
        return new CellPaths.Edge(variable, nodes.get(0).intValue(), nodes.get(1).intValue());
    }

    private static boolean[] chosen(String key, JsonNode nodes, List<Object> options) {
        require(
                nodes.isMissingNode() || nodes.isArray(),
                "'%s' must be a list of options, but is %s",
                key,
                nodes);
        boolean[] chosen = new boolean[options.size()];
        for (JsonNode node : nodes) {
            int option = optionNames(options).indexOf(node.asText());
            require(option >= 0, "'%s' names option %s; the edges have %s", key, node, options);
            chosen[option] = true;
        }
        return chosen;
    }

    private static List<String> optionNames(List<Object> options) {
        return options.stream().map(Object::toString).toList();
    }

    private static void require(boolean holds, String message, Object... arguments) {
        if (!holds) {
            throw new IllegalArgumentException(message.formatted(arguments));
        }
    }
}
