package dev.linas.evaluator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * Reads the entry of one pool strictly. Every rejection is an {@link InvalidPoolException} that
 * names the pool, the key, the value and what is expected.
 */
public final class SettingsReader {
    private final String pool;
    private final JsonNode node;
    private final Path base;
    private final String prefix;

    /**
     * @param pool name of the pool, for messages
     * @param node the entry of the pool: an object
     * @param base directory that relative paths start from
     */
    public SettingsReader(String pool, JsonNode node, Path base) {
        this(pool, node, base, "");
        if (!node.isObject()) {
            throw new InvalidPoolException(
                    pool, "its entry must hold keys and values, but is " + node);
        }
    }

    private SettingsReader(String pool, JsonNode node, Path base, String prefix) {
        this.pool = pool;
        this.node = node;
        this.base = base;
        this.prefix = prefix;
    }

    /** Name of the pool. */
    public String pool() {
        return pool;
    }

    /** Directory that relative paths start from. */
    public Path base() {
        return base;
    }

    /** Refuses every key but the given ones. */
    public void allowOnly(Iterable<String> keys) {
        TreeSet<String> known = new TreeSet<>();
        keys.forEach(known::add);
        for (String key : (Iterable<String>) node::fieldNames) {
            if (!known.contains(key)) {
                throw new InvalidPoolException(
                        pool, "unknown key '%s'; known are %s".formatted(prefix + key, known));
            }
        }
    }

    /** The keys and values under a key; none if it is left out. */
    public SettingsReader section(String key) {
        JsonNode value = find(key).orElseGet(JsonNodeFactory.instance::objectNode);
        if (!value.isObject()) {
            throw wrong(key, value, "a group of keys and values");
        }
        return new SettingsReader(pool, value, base, prefix + key + ".");
    }

    /** A text that must be there and not be empty. */
    public String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key, "a text"));
    }

    /** A text that may be left out. */
    public Optional<String> optionalText(String key) {
        return find(key).map(value -> text(key, value));
    }

    /** One of some texts. */
    public String choice(String key, String otherwise, List<String> options) {
        String chosen = optionalText(key).orElse(otherwise);
        if (!options.contains(chosen)) {
            throw wrong(key, node.get(key), "one of " + options);
        }
        return chosen;
    }

    /** A whole number of at least 1. */
    public int positiveInt(String key, int otherwise) {
        return wholeNumber(key, 1).orElse(otherwise);
    }

    /** A whole number of at least the given one that may be left out. */
    public OptionalInt wholeNumber(String key, int least) {
        Optional<JsonNode> value = find(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().isIntegralNumber()
                || !value.get().canConvertToInt()
                || value.get().intValue() < least) {
            throw wrong(key, value.get(), "a whole number of at least " + least);
        }
        return OptionalInt.of(value.get().intValue());
    }

    /** A whole number between two others, those included, that may be left out. */
    public OptionalInt wholeNumber(String key, int least, int most) {
        OptionalInt number = wholeNumber(key, least);
        if (number.isPresent() && number.getAsInt() > most) {
            throw wrong(key, node.get(key), "a whole number from %d to %d".formatted(least, most));
        }
        return number;
    }

    /** Yes or no. */
    public boolean flag(String key, boolean otherwise) {
        Optional<JsonNode> value = find(key);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw wrong(key, value.get(), "true or false");
        }
        return value.map(JsonNode::booleanValue).orElse(otherwise);
    }

    /** A number above 0 and at most 1. */
    public double fraction(String key, double otherwise) {
        Optional<JsonNode> value = find(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        double fraction = value.get().isNumber() ? value.get().doubleValue() : 0;
        if (!(fraction > 0 && fraction <= 1)) {
            throw wrong(key, value.get(), "a number above 0, at most 1");
        }
        return fraction;
    }

    /** A duration with a unit, such as {@code 100ms}; 0 only if that is allowed. */
    public Duration duration(String key, Duration otherwise, boolean zeroAllowed) {
        String expected = DurationText.EXPECTED + (zeroAllowed ? "" : ", above 0");
        return find(key)
                .map(
                        value ->
                                DurationText.parse(value.isTextual() ? value.textValue() : "")
                                        .filter(duration -> zeroAllowed || !duration.isZero())
                                        .orElseThrow(() -> wrong(key, value, expected)))
                .orElse(otherwise);
    }

    /** A path that must be there; a relative one starts from the base directory. */
    public Path path(String key) {
        return base.resolve(text(key)).normalize();
    }

    /** A path that may be left out; a relative one starts from the base directory. */
    public Optional<Path> optionalPath(String key) {
        return optionalText(key).map(text -> base.resolve(text).normalize());
    }

    /** A list of texts without duplicates that must be there and not be empty. */
    public List<String> distinctTexts(String key) {
        List<String> result = texts(key);
        if (new HashSet<>(result).size() != result.size()) {
            throw wrong(key, node.get(key), "a list that names nothing twice");
        }
        return result;
    }

    /** A list of texts that must be there and not be empty. */
    public List<String> texts(String key) {
        String expected = "a list of texts with at least one entry";
        JsonNode value = find(key).orElseThrow(() -> missing(key, expected));
        if (!value.isArray() || value.isEmpty()) {
            throw wrong(key, value, expected);
        }
        List<String> result = new ArrayList<>();
        value.forEach(entry -> result.add(text(key, entry)));
        return List.copyOf(result);
    }

    /** A map from text to text, in its own order, that must be there and not be empty. */
    public Map<String, String> textByText(String key) {
        String expected = "a map from text to text with at least one entry";
        JsonNode value = find(key).orElseThrow(() -> missing(key, expected));
        if (!value.isObject() || value.isEmpty()) {
            throw wrong(key, value, expected);
        }
        Map<String, String> result = new LinkedHashMap<>();
        value.properties()
                .forEach(
                        entry ->
                                result.put(
                                        entry.getKey(),
                                        text(key + "." + entry.getKey(), entry.getValue())));
        return Collections.unmodifiableMap(result);
    }

    private Optional<JsonNode> find(String key) {
        return Optional.ofNullable(node.get(key));
    }

    private String text(String key, JsonNode value) {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(key, value, "a text");
        }
        return value.textValue();
    }

    private InvalidPoolException missing(String key, String expected) {
        return new InvalidPoolException(
                pool, "key '%s' is missing: expected %s".formatted(prefix + key, expected));
    }

    private InvalidPoolException wrong(String key, JsonNode value, String expected) {
        return new InvalidPoolException(
                pool, "%s: %s is not %s".formatted(prefix + key, value, expected));
    }
}
