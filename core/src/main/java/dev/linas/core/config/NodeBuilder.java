package dev.linas.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the tree of a document together from the events of a parser. Keys that stand twice are
 * noted; the first value counts, so that the rest of the file is checked as well.
 */
final class NodeBuilder {
    /** Lists and mappings within one another, at most. */
    static final int DEEPEST = 100;

    private final String source;
    private final List<String> faults;
    private final Deque<Collection> open = new ArrayDeque<>();
    private Node root = Node.MISSING;

    /**
     * @param faults where keys that stand twice are noted
     */
    NodeBuilder(String source, List<String> faults) {
        this.source = source;
        this.faults = faults;
    }

    /** The tree; a missing node where there were no events. */
    Node root() {
        return root;
    }

    /** Whether the next scalar is the key of a mapping. */
    boolean atKey() {
        return !open.isEmpty() && open.peek().mapping && open.peek().key == null;
    }

    /** A key of the mapping that is open. */
    void key(int line, String key) {
        open.peek().key = key;
        open.peek().keyLine = line;
    }

    /** A list or mapping begins. */
    void begin(int line, boolean mapping) {
        if (open.size() == DEEPEST) {
            throw invalid(line, "lists and mappings stand %d deep at most".formatted(DEEPEST));
        }
        open.push(new Collection(line, mapping));
    }

    /** The innermost list or mapping ends. */
    void end() {
        Collection closed = open.pop();
        add(
                closed.mapping
                        ? new Node.Mapping(closed.line, closed.entries)
                        : new Node.Sequence(closed.line, closed.items));
    }

    /** A value that is neither list nor mapping. */
    void scalar(int line, JsonNode json, String text, String trouble) {
        add(new Node.Scalar(line, json, text, trouble));
    }

    private void add(Node node) {
        Collection parent = open.peek();
        if (parent == null) {
            root = node;
        } else if (!parent.mapping) {
            parent.items.add(node);
        } else {
            Node.Entry earlier =
                    parent.entries.putIfAbsent(parent.key, new Node.Entry(parent.keyLine, node));
            if (earlier != null) {
                faults.add(
                        "%s:%d: duplicate key '%s', which stands on line %d already; keep one"
                                .formatted(
                                        source,
                                        parent.keyLine,
                                        SourceText.printable(parent.key),
                                        earlier.line()));
            }
            parent.key = null;
        }
    }

    InvalidConfigurationException invalid(int line, String problem) {
        return new InvalidConfigurationException(List.of(fault(line, problem)));
    }

    /** A problem with its place. */
    String fault(int line, String problem) {
        return "%s:%d: %s".formatted(source, line, SourceText.printable(problem));
    }

    /** A list or mapping that has not ended yet. */
    private static final class Collection {
        private final int line;
        private final boolean mapping;
        private final Map<String, Node.Entry> entries = new LinkedHashMap<>();
        private final List<Node> items = new ArrayList<>();
        private String key;
        private int keyLine;

        private Collection(int line, boolean mapping) {
            this.line = line;
            this.mapping = mapping;
        }
    }
}
