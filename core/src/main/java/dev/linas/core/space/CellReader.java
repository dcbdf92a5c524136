package dev.linas.core.space;

import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the optional {@code cell} of a space file: which variables are the edges of a cell, and
 * which of their options cut an edge or pass its input on.
 *
 * <pre>{@code
 * "cell": {"edges": {"op0": [0, 1], "op1": [0, 2], "op2": [1, 2]},
 *          "zero": ["none"], "identity": ["skip"]}
 * }</pre>
 */
final class CellReader {
    private static final List<String> KEYS = List.of("edges", "zero", "identity");

    private final DeclaredVariables declared;

    CellReader(DeclaredVariables declared) {
        this.declared = declared;
    }

    /** The cell; empty if there is none, or it is wrong, which is noted. */
    Optional<CellPaths> read(Value value) {
        return value.section(KEYS).flatMap(section -> cell(value, section));
    }

    private Optional<CellPaths> cell(Value value, Section section) {
        List<CellPaths.Edge> edges = edges(section);
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        List<Object> options = declared.variables().get(edges.get(0).variable()).options();
        boolean[] zero = chosen(section, "zero", options);
        boolean[] identity = chosen(section, "identity", options);
        for (int option = 0; option < zero.length; option++) {
            if (zero[option] && identity[option]) {
                value.error(
                        "names option %s both under 'zero' and 'identity'; expected one of them"
                                .formatted(options.get(option)));
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new CellPaths(edges, zero, identity));
        } catch (IllegalArgumentException e) {
            value.error("cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private List<CellPaths.Edge> edges(Section section) {
        List<CellPaths.Edge> edges = new ArrayList<>();
        section.required("edges", "the two nodes [from, to] of at least one variable")
                .entries("the two nodes of an edge, e.g. [0, 1]")
                .forEach((name, nodes) -> edge(name, nodes).ifPresent(edges::add));
        for (CellPaths.Edge edge : edges) {
            Variable first = declared.variables().get(edges.get(0).variable());
            Variable other = declared.variables().get(edge.variable());
            if (!other.options().equals(first.options())) {
                section.optional("edges", "edges whose variables have the same options")
                        .reject(
                                "; variable '%s' has the options %s, but '%s' has %s"
                                        .formatted(
                                                other.name(),
                                                other.options(),
                                                first.name(),
                                                first.options()));
            }
        }
        return edges;
    }

    private Optional<CellPaths.Edge> edge(String name, Value nodes) {
        OptionalInt variable = declared.index(name, nodes);
        if (nodes.size() != 2) {
            nodes.reject("");
            return Optional.empty();
        }
        List<Value> ends = nodes.list("the number of a node, 0 or more");
        OptionalInt from = ends.get(0).integer(0);
        OptionalInt to = ends.get(1).integer(0);
        if (variable.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CellPaths.Edge(variable.getAsInt(), from.getAsInt(), to.getAsInt()));
        } catch (IllegalArgumentException e) {
            nodes.error("cannot be used: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static boolean[] chosen(Section section, String key, List<Object> options) {
        List<String> names = options.stream().map(Object::toString).toList();
        boolean[] chosen = new boolean[options.size()];
        for (Value entry :
                section.optional(key, "a list of options")
                        .listOrEmpty("an option of the edges: one of " + options)) {
            entry.textOrNumber()
                    .ifPresent(
                            option -> {
                                int index = names.indexOf(option.toString());
                                if (index < 0) {
                                    entry.reject("");
                                } else {
                                    chosen[index] = true;
                                }
                            });
        }
        return chosen;
    }
}
