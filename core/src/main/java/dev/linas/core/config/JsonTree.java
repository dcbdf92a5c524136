package dev.linas.core.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads JSON as a tree with lines. */
final class JsonTree {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /**
     * Reads a text.
     *
     * @throws InvalidConfigurationException if it is no JSON, or has something after its value
     */
    static Node read(String text, NodeBuilder builder) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            int depth = 0;
            while (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                if (depth == 0 && builder.root() != Node.MISSING) {
                    throw builder.invalid(line, "not valid JSON: there is more after its end");
                }
                depth += take(parser, line, builder);
            }
            return builder.root();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            // Where something began is told in Jackson's own words; the line is told already.
            String why =
                    e.getOriginalMessage()
                            .lines()
                            .findFirst()
                            .orElse("")
                            .replaceFirst(" \\(start marker at .*", "");
            throw builder.invalid(line, "not valid JSON: " + why);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory cannot fail", e);
        }
    }

    /** By how much the depth changes. */
    private static int take(JsonParser parser, int line, NodeBuilder builder) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.FIELD_NAME) {
            builder.key(line, parser.currentName());
            return 0;
        }
        if (token.isStructStart()) {
            builder.begin(line, token == JsonToken.START_OBJECT);
            return 1;
        }
        if (token.isStructEnd()) {
            builder.end();
            return -1;
        }
        JsonNode value = scalar(parser, token);
        String trouble =
                value.isDouble() ? ScalarText.trouble(parser.getText(), value.doubleValue()) : "";
        builder.scalar(line, value, parser.getText(), trouble);
        return 0;
    }

    private static JsonNode scalar(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> ScalarText.integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            default -> NODES.nullNode();
        };
    }
}
