package dev.linas.searches.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.core.registry.Suggestions;
import dev.linas.evaluator.settings.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/**
 * One value of the file and what is expected of it. Every reading gives the value, or reports what is
 * wrong with it and gives nothing; a value that was left out gives nothing and is no error here.
 *
 * @param path dotted path, for messages
 * @param node the value; a missing node when it was left out
 * @param expected what it has to be, in words
 */
record Value(String path, JsonNode node, String expected, Problems problems) {
    private static final int LONGEST_QUOTE = 60;

    boolean present() {
        return !node.isMissingNode();
    }

    Optional<String> text(Predicate<String> valid) {
        if (node.isTextual() && valid.test(node.textValue())) {
            return Optional.of(node.textValue());
        }
        reject(node.isNumber() || node.isBoolean() ? " (put it in quotes)" : "");
        return Optional.empty();
    }

    /** A text that must be one of the choices; suggests the closest. */
    Optional<String> choice(List<String> choices) {
        if (node.isTextual() && choices.contains(node.textValue())) {
            return Optional.of(node.textValue());
        }
        reject(node.isTextual() ? Suggestions.didYouMean(node.textValue(), choices) : "");
        return Optional.empty();
    }

    OptionalInt integer(int atLeast) {
        if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= atLeast) {
            return OptionalInt.of(node.intValue());
        }
        reject("");
        return OptionalInt.empty();
    }

    OptionalLong longInteger() {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return OptionalLong.of(node.longValue());
        }
        reject("");
        return OptionalLong.empty();
    }

    OptionalDouble number(DoublePredicate valid) {
        if (node.isNumber()
                && Double.isFinite(node.doubleValue())
                && valid.test(node.doubleValue())) {
            return OptionalDouble.of(node.doubleValue());
        }
        reject("");
        return OptionalDouble.empty();
    }

    /** A duration above 0. */
    Optional<Duration> duration() {
        Optional<Duration> duration =
                node.isTextual()
                        ? DurationText.parse(node.textValue()).filter(read -> !read.isZero())
                        : Optional.empty();
        if (duration.isEmpty()) {
            reject("");
        }
        return duration;
    }

    /** The entries of a list that has at least one; none if it is something else. */
    List<Value> list(String expectedOfEach) {
        List<Value> entries = new ArrayList<>();
        if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                entries.add(new Value(path + "[" + i + "]", node.get(i), expectedOfEach, problems));
            }
        } else {
            reject("");
        }
        return entries;
    }

    Optional<Section> section(List<String> knownKeys) {
        if (node.isObject()) {
            return Optional.of(new Section(path, node, knownKeys, problems));
        }
        reject("");
        return Optional.empty();
    }

    /** Reports the value as not being what was expected; nothing if it was left out. */
    void reject(String hint) {
        if (present()) {
            problems.error(
                    path, "'%s' is %s; expected %s%s".formatted(path, quote(), expected, hint));
        }
    }

    private String quote() {
        boolean empty = node.isNull() || (node.isTextual() && node.textValue().isBlank());
        String text = empty ? "empty" : node.toString();
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
    }
}
