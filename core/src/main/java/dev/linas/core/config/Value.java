package dev.linas.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.registry.Suggestions;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * One value of a document and what is expected of it. Every reading gives the value, or notes what
 * is wrong with it and gives nothing; a value that was left out gives nothing and is no error here.
 */
public final class Value {
    private static final int LONGEST_QUOTE = 60;
    private static final Pattern GROUPED_DIGITS = Pattern.compile("[-+]?[0-9]+(_[0-9]+)+");

    private final String path;
    private final Node node;
    private final String expected;
    private final Problems problems;

    Value(String path, Node node, String expected, Problems problems) {
        this.path = path;
        this.node = node;
        this.expected = expected;
        this.problems = problems;
    }

    static Section emptySection(String path, Problems problems) {
        return new Section(path, new Node.Mapping(0, Map.of()), problems);
    }

    /** Dotted path, for messages. */
    public String path() {
        return path;
    }

    /** Where relative paths of the document start from. */
    public Path folder() {
        return problems.document().folder();
    }

    /** Whether the value was not left out. */
    public boolean present() {
        return node != Node.MISSING;
    }

    /** Whether it has keys. */
    public boolean isMapping() {
        return node instanceof Node.Mapping;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof Node.Sequence;
    }

    /** Entries of a list; 0 for anything else. */
    public int size() {
        return node instanceof Node.Sequence list ? list.items().size() : 0;
    }

    /** The value without its lines; a missing node when it was left out. */
    public JsonNode json() {
        return node.json();
    }

    /** A text that is not blank. */
    public Optional<String> text() {
        return text(text -> !text.isBlank());
    }

    /** A text for which the condition holds. */
    public Optional<String> text(Predicate<String> valid) {
        JsonNode value = scalar();
        if (value.isTextual() && trouble().isEmpty() && valid.test(value.textValue())) {
            return Optional.of(value.textValue());
        }
        boolean unquoted = value.isNumber() || value.isBoolean() || !trouble().isEmpty();
        reject(unquoted ? " (put it in quotes)" : "");
        return Optional.empty();
    }

    /** A text, number or flag as the file has it. */
    public Optional<String> written() {
        JsonNode value = scalar();
        if (value.isTextual() || value.isNumber() || value.isBoolean()) {
            return Optional.of(leaf().text());
        }
        reject("");
        return Optional.empty();
    }

    /** A text, or a number of 64 bits: a {@link String}, {@link Long} or {@link Double}. */
    public Optional<Object> textOrNumber() {
        JsonNode value = scalar();
        boolean isLong = value.isIntegralNumber() && value.canConvertToLong();
        if (trouble().isEmpty() && (value.isTextual() || isLong || value.isDouble())) {
            Object number = isLong ? (Object) value.longValue() : value.doubleValue();
            return Optional.of(value.isTextual() ? value.textValue() : number);
        }
        reject("");
        return Optional.empty();
    }

    /** A name of something, see {@link Identifier}. */
    public Optional<String> identifier() {
        return text(Identifier::isValid);
    }

    /** A text that must be one of the choices; suggests the closest. */
    public Optional<String> choice(List<String> choices) {
        JsonNode value = scalar();
        if (value.isTextual() && choices.contains(value.textValue())) {
            return Optional.of(value.textValue());
        }
        reject(value.isTextual() ? Suggestions.didYouMean(value.textValue(), choices) : "");
        return Optional.empty();
    }

    /** A whole number of at least the given one. */
    public OptionalInt integer(int atLeast) {
        return integer(atLeast, Integer.MAX_VALUE);
    }

    /** A whole number between two others, those included. */
    public OptionalInt integer(int atLeast, int atMost) {
        JsonNode value = scalar();
        if (value.isInt() && value.intValue() >= atLeast && value.intValue() <= atMost) {
            return OptionalInt.of(value.intValue());
        }
        rejectNumber(atMost);
        return OptionalInt.empty();
    }

    /** A whole number of 64 bits. */
    public OptionalLong longInteger() {
        JsonNode value = scalar();
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return OptionalLong.of(value.longValue());
        }
        rejectNumber(Long.MAX_VALUE);
        return OptionalLong.empty();
    }

    /** A finite number for which the condition holds. */
    public OptionalDouble number(DoublePredicate valid) {
        JsonNode value = scalar();
        double number = value.doubleValue();
        if (value.isNumber()
                && Double.isFinite(number)
                && trouble().isEmpty()
                && valid.test(number)) {
            return OptionalDouble.of(number);
        }
        reject(grouped());
        return OptionalDouble.empty();
    }

    /** True or false. */
    public Optional<Boolean> flag() {
        if (scalar().isBoolean()) {
            return Optional.of(scalar().booleanValue());
        }
        reject("");
        return Optional.empty();
    }

    /** A duration above 0. */
    public Optional<Duration> duration() {
        return duration(duration -> !duration.isZero());
    }

    /** A duration, which may be 0. */
    public Optional<Duration> durationOrZero() {
        return duration(duration -> true);
    }

    private Optional<Duration> duration(Predicate<Duration> valid) {
        String text = scalar().isTextual() ? scalar().textValue() : "";
        Optional<Duration> duration = DurationText.parse(text).filter(valid);
        if (duration.isEmpty()) {
            reject(DurationText.hint(text));
        }
        return duration;
    }

    /** A path; a relative one starts from the folder of the document. */
    public Optional<Path> file() {
        return text().flatMap(
                        text -> {
                            try {
                                return Optional.of(folder().resolve(text).normalize());
                            } catch (InvalidPathException e) {
                                reject("; it is no path: " + e.getReason());
                                return Optional.empty();
                            }
                        });
    }

    /** The entries of a list that has at least one; none if it is something else. */
    public List<Value> list(String expectedOfEach) {
        if (size() == 0) {
            reject("");
        }
        List<Value> entries = new ArrayList<>();
        if (node instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                String at = path + "[" + entries.size() + "]";
                entries.add(new Value(at, item, expectedOfEach, problems));
            }
        }
        return entries;
    }

    /** The entries of a list, which may be empty; none if it is something else. */
    public List<Value> listOrEmpty(String expectedOfEach) {
        return node instanceof Node.Sequence list && list.items().isEmpty()
                ? List.of()
                : list(expectedOfEach);
    }

    /** The texts of a list that has at least one; those that are wrong are left out. */
    public List<String> texts() {
        return list("a text").stream().flatMap(entry -> entry.text().stream()).toList();
    }

    /** The texts of a list that has at least one and none twice; none if it is something else. */
    public List<String> distinctTexts() {
        return distinct(texts());
    }

    /** The texts that were read of this list; none if one stands twice, which is noted. */
    List<String> distinct(List<String> texts) {
        if (new HashSet<>(texts).size() < texts.size()) {
            reject("");
            return List.of();
        }
        return texts;
    }

    /**
     * The entries of a mapping that has at least one, in their order; none if it is something else.
     */
    public Map<String, Value> entries(String expectedOfEach) {
        Map<String, Value> entries = new LinkedHashMap<>();
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            Section section = new Section(path, mapping, problems);
            section.keys().forEach(key -> entries.put(key, section.optional(key, expectedOfEach)));
        } else {
            reject("");
        }
        return entries;
    }

    /** The entries of a mapping, which may have none; none if it is something else. */
    public Map<String, Value> entriesOrEmpty(String expectedOfEach) {
        return node instanceof Node.Mapping mapping && mapping.entries().isEmpty()
                ? Map.of()
                : entries(expectedOfEach);
    }

    /** A mapping with no other than the known keys. */
    public Optional<Section> section(List<String> knownKeys) {
        return section().map(section -> section.allowOnly(knownKeys));
    }

    /** A mapping whose keys are checked elsewhere. */
    public Optional<Section> section() {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new Section(path, mapping, problems));
        }
        reject("");
        return Optional.empty();
    }

    /** Notes that the value is not what was expected; nothing if it was left out. */
    public void reject(String hint) {
        if (present()) {
            problems.error(
                    path,
                    "%s is %s%s; expected %s%s"
                            .formatted(subject(), quote(), trouble(), expected, hint));
        }
    }

    /** Where problems of the document are noted. */
    public Problems problems() {
        return problems;
    }

    /** Notes an error: the value, named by its path, and then the problem. */
    public void error(String problem) {
        problems.error(path, subject() + " " + problem);
    }

    /** Notes what is wrong with the file that the value names. */
    public void rejectFile(InvalidConfigurationException other) {
        problems.errors(path, other);
    }

    /**
     * @param largest what a whole number may be at most; told where the number is larger
     */
    private void rejectNumber(long largest) {
        boolean tooLarge =
                scalar().isIntegralNumber()
                        && scalar().bigIntegerValue().compareTo(BigInteger.valueOf(largest)) > 0
                        && !expected.endsWith(" to " + largest);
        reject(tooLarge ? ", at most " + largest : grouped());
    }

    private String grouped() {
        boolean grouped = GROUPED_DIGITS.matcher(scalar().asText()).matches();
        return grouped ? " (write it without '_')" : "";
    }

    private String subject() {
        return path.isEmpty() ? "the file" : "'" + path + "'";
    }

    private Node.Scalar leaf() {
        return node instanceof Node.Scalar scalar ? scalar : Node.MISSING;
    }

    private JsonNode scalar() {
        return leaf().json();
    }

    private String trouble() {
        return leaf().trouble();
    }

    private String quote() {
        String text;
        if (scalar().isNull() || (scalar().isTextual() && scalar().textValue().isBlank())) {
            text = "empty";
        } else if (scalar().isNumber() || !trouble().isEmpty()) {
            text = leaf().text();
        } else {
            text = node.json().toString();
        }
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}
