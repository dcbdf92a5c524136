package dev.linas.supernet.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A JSON object read strictly: every key known, every value checked, messages name the key. */
public final class JsonObject {
    private final String source;
    private final String path;
    private final JsonNode node;
    private final Set<String> read = new TreeSet<>();

    /**
     * An object.
     *
     * @param source the file, for messages
     * @param path the key that holds the object, for messages; empty for the whole file
     */
    public JsonObject(String source, String path, JsonNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
        if (!node.isObject()) {
            throw new InvalidNetworkException(
                    "%s: %s must be a JSON object, but is %s"
                            .formatted(source, path.isEmpty() ? "the file" : path, shown(node)));
        }
    }

    public boolean has(String key) {
        return node.has(key);
    }

    public String json() {
        return node.toString();
    }

    public String text(String key) {
        JsonNode value = value(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw invalid(key, "is " + shown(value) + "; expected a text");
        }
        return value.textValue();
    }

    public void optionalText(String key) {
        if (has(key)) {
            text(key);
        }
    }

    public void requireText(String key, String expected) {
        if (!expected.equals(text(key))) {
            throw invalid(key, "is '%s'; this version reads '%s'".formatted(text(key), expected));
        }
    }

    public int whole(String key, int least, int most) {
        JsonNode value = value(key);
        if (!value.canConvertToExactIntegral()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw invalid(
                    key,
                    "is %s; expected a whole number of %d to %d"
                            .formatted(shown(value), least, most));
        }
        return value.intValue();
    }

    public double number(String key, double least, double most) {
        return number(key, value(key), least, most);
    }

    public List<Double> numbers(String key, int count, double least, double most) {
        JsonNode values = value(key);
        if (!values.isArray() || values.size() != count) {
            throw invalid(
                    key, "is %s; expected a list of %d numbers".formatted(shown(values), count));
        }
        List<Double> numbers = new ArrayList<>();
        values.forEach(value -> numbers.add(number(key, value, least, most)));
        return numbers;
    }

    public boolean flag(String key) {
        JsonNode value = value(key);
        if (!value.isBoolean()) {
            throw invalid(key, "is " + shown(value) + "; expected true or false");
        }
        return value.booleanValue();
    }

    public ActivationFunction activation(String key) {
        String label = text(key);
        return Arrays.stream(ActivationFunction.values())
                .filter(activation -> activation.label().equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                invalid(
                                        key,
                                        "is '%s'; expected one of %s"
                                                .formatted(
                                                        label,
                                                        Arrays.stream(ActivationFunction.values())
                                                                .map(ActivationFunction::label)
                                                                .toList())));
    }

    public Choice choice(String key) {
        return choice(key, value(key));
    }

    public List<Choice> choices(String key) {
        JsonNode values = value(key);
        if (!values.isArray() || values.isEmpty()) {
            throw invalid(
                    key, "is " + shown(values) + "; expected a list with one entry per block");
        }
        List<Choice> choices = new ArrayList<>();
        values.forEach(value -> choices.add(choice(key, value)));
        return choices;
    }

    public JsonObject object(String key) {
        return new JsonObject(source, inner(key), value(key));
    }

    public List<JsonObject> objects(String key) {
        JsonNode values = value(key);
        if (!values.isArray() || values.isEmpty()) {
            throw invalid(key, "is " + shown(values) + "; expected a list with an entry");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            objects.add(new JsonObject(source, inner(key) + "[" + i + "]", values.get(i)));
        }
        return objects;
    }

    /** Rejects keys that nobody has asked for. */
    public void requireAllRead() {
        for (String key : (Iterable<String>) node::fieldNames) {
            if (!read.contains(key)) {
                throw invalid(key, "is unknown; known are " + read);
            }
        }
    }

    public InvalidNetworkException invalid(String key, String problem) {
        return new InvalidNetworkException(source + ": " + inner(key) + " " + problem);
    }

    private JsonNode value(String key) {
        read.add(key);
        return node.path(key);
    }

    private Choice choice(String key, JsonNode value) {
        if (value.isTextual() && !value.textValue().isBlank()) {
            return new Choice.Variable(value.textValue());
        }
        if (value.isNumber()) {
            return new Choice.Fixed(value.doubleValue());
        }
        throw invalid(key, "is " + shown(value) + "; expected a number or the name of a variable");
    }

    private double number(String key, JsonNode value, double least, double most) {
        if (!value.isNumber() || value.doubleValue() < least || value.doubleValue() > most) {
            throw invalid(
                    key,
                    "is %s; expected a number of %s to %s".formatted(shown(value), least, most));
        }
        return value.doubleValue();
    }

    private String inner(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : value.toString();
    }
}
