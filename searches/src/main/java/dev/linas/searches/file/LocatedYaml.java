package dev.linas.searches.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A YAML file as a tree, and the line on which every key stands.
 *
 * @param file the file, as the user named it
 * @param root its only document
 * @param lines line (from 1) by dotted path, e.g. {@code objectives[0].pool}
 */
record LocatedYaml(Path file, JsonNode root, Map<String, Integer> lines) {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder(
                            YAMLFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /**
     * Reads a file.
     *
     * @throws InvalidSearchFileException if it cannot be read, is no YAML, names a key twice or uses
     *     an alias
     */
    static LocatedYaml read(Path file) {
        try {
            String text = Files.readString(file);
            return new LocatedYaml(file, MAPPER.readTree(text), linesOf(file, text));
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : ":" + Math.max(1, e.getLocation().getLineNr());
            throw rejected(file + line + ": not valid YAML: " + summary(e.getOriginalMessage()));
        } catch (NoSuchFileException e) {
            throw rejected(file + ": there is no such file; name an existing search file");
        } catch (CharacterCodingException e) {
            throw rejected(file + ": not valid UTF-8; save the file in UTF-8");
        } catch (IOException e) {
            throw rejected(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** The same tree with other values of some of its keys, or without them where the value is null. */
    LocatedYaml with(Map<String, ?> settings) {
        if (settings.isEmpty() || !root.isObject()) {
            return this;
        }
        ObjectNode changed = ((ObjectNode) root).deepCopy();
        Map<String, Integer> remaining = new HashMap<>(lines);
        settings.forEach(
                (key, value) -> {
                    changed.remove(key);
                    if (value != null) {
                        changed.set(key, MAPPER.valueToTree(value));
                    }
                    remaining.keySet().removeIf(path -> path.split("[.\\[]", 2)[0].equals(key));
                });
        return new LocatedYaml(file, changed, remaining);
    }

    /** Where a dotted path stands: {@code file:line}, or the file alone when that is not known. */
    String where(String path) {
        Integer line = lines.get(path);
        return line == null ? file.toString() : file + ":" + line;
    }

    private static Map<String, Integer> linesOf(Path file, String text) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = parser.currentTokenLocation().getLineNr();
                if (parser.isCurrentAlias()) {
                    throw rejected(
                            file
                                    + ":"
                                    + line
                                    + ": YAML aliases (*name) are not supported; write the"
                                    + " value out");
                }
                boolean scope = token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY;
                JsonStreamContext context = parser.getParsingContext();
                lines.putIfAbsent(dotted(scope ? context.getParent() : context), line);
            }
        }
        return lines;
    }

    private static String dotted(JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = dotted(context.getParent());
        if (context.inArray()) {
            return parent + "[" + context.getCurrentIndex() + "]";
        }
        String name = context.getCurrentName() == null ? "" : context.getCurrentName();
        return parent.isEmpty() || name.isEmpty() ? parent + name : parent + "." + name;
    }

    /** The parser's message without its excerpts of the file, which are the indented lines. */
    private static String summary(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
    }

    private static InvalidSearchFileException rejected(String problem) {
        return new InvalidSearchFileException(List.of(problem));
    }
}
