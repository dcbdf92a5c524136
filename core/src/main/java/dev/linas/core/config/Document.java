package dev.linas.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A configuration file as a tree in which every value knows its line. Immutable. */
public final class Document {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Pattern INDEX = Pattern.compile("\\[([0-9]{1,9})]");

    private final String source;
    private final Path folder;
    private final Node root;
    private final List<String> faults;

    private Document(String source, Path folder, Node root, List<String> faults) {
        this.source = source;
        this.folder = folder;
        this.root = root;
        this.faults = List.copyOf(faults);
    }

    /**
     * Reads a file; paths in it start from its folder.
     *
     * @param otherwise its format where the ending of its name does not tell
     * @throws InvalidConfigurationException if it cannot be read, or is not of the format
     */
    public static Document read(Path file, Format otherwise) {
        return parse(
                file.toString(), folder(file), SourceText.read(file), Format.of(file, otherwise));
    }

    /**
     * Reads a text; paths in it start from the working directory.
     *
     * @param source where it comes from, for messages
     * @throws InvalidConfigurationException if it is not of the format
     */
    public static Document parse(String source, String text, Format format) {
        return parse(source, Path.of("."), text.getBytes(StandardCharsets.UTF_8), format);
    }

    /**
     * Reads the content of a file.
     *
     * @param source where it comes from, for messages
     * @param folder where paths in it start from
     * @throws InvalidConfigurationException if it is not of the format
     */
    public static Document parse(String source, Path folder, byte[] content, Format format) {
        String text = SourceText.decode(source, content);
        List<String> faults = new ArrayList<>();
        NodeBuilder builder = new NodeBuilder(source, faults);
        Node root =
                format == Format.JSON ? JsonTree.read(text, builder) : YamlTree.read(text, builder);
        return new Document(source, folder, root, faults);
    }

    /**
     * A tree that stands in no file, e.g. settings that a record keeps.
     *
     * @param source where it comes from, for messages
     * @param folder where paths in it start from
     */
    public static Document of(String source, Path folder, JsonNode tree) {
        return new Document(source, folder, Node.of(tree), List.of());
    }

    /** The same document with other values of some keys, or without those whose value is null. */
    public Document with(Map<String, ?> settings) {
        if (!(root instanceof Node.Mapping mapping)) {
            return this;
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        settings.forEach(
                (key, value) -> {
                    entries.remove(key);
                    if (value != null) {
                        entries.put(key, new Node.Entry(0, Node.of(MAPPER.valueToTree(value))));
                    }
                });
        return new Document(source, folder, new Node.Mapping(mapping.line(), entries), faults);
    }

    /** Where the document comes from, as the user named it. */
    public String source() {
        return source;
    }

    /** Where paths in the document start from. */
    public Path folder() {
        return folder;
    }

    /** The whole document without its lines. */
    public JsonNode json() {
        return root.json();
    }

    /** The faults of the document whatever its use: keys that stand twice. */
    List<String> faults() {
        return faults;
    }

    Node root() {
        return root;
    }

    /** Where a dotted path stands: {@code file:line}, or the file alone when that is not known. */
    String where(String path) {
        int line = path.isEmpty() ? 0 : line(root, path);
        return line == 0 ? source : source + ":" + line;
    }

    /** The line of a path below a node; of its nearest parent where it is not there. */
    private static int line(Node node, String path) {
        if (path.isEmpty()) {
            return node.line();
        }
        Matcher index = INDEX.matcher(path);
        if (node instanceof Node.Sequence list && index.lookingAt()) {
            int place = Integer.parseInt(index.group(1));
            return place < list.items().size()
                    ? line(list.items().get(place), path.substring(index.end()))
                    : node.line();
        }
        String keys = path.startsWith(".") ? path.substring(1) : path;
        if (!(node instanceof Node.Mapping mapping)) {
            return node.line();
        }
        Optional<String> key =
                mapping.entries().keySet().stream()
                        .filter(candidate -> leadsTo(candidate, keys))
                        .max(Comparator.comparingInt(String::length));
        return key.map(found -> line(mapping.entries().get(found), keys.substring(found.length())))
                .orElse(node.line());
    }

    private static int line(Node.Entry entry, String rest) {
        return rest.isEmpty() ? entry.line() : line(entry.value(), rest);
    }

    private static boolean leadsTo(String key, String path) {
        return path.startsWith(key)
                && (path.length() == key.length() || ".[".indexOf(path.charAt(key.length())) >= 0);
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.getParent()).orElse(Path.of("."));
    }
}
