package dev.linas.core.config;

import dev.linas.core.registry.Suggestions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One mapping of a document. Every reading gives the value, or notes what is wrong with it and
 * gives nothing; what was left out gives nothing, too, and is noted only where it is required.
 */
public final class Section {
    private final String path;
    private final Node.Mapping node;
    private final Problems problems;

    Section(String path, Node.Mapping node, Problems problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /** Dotted path of the mapping; empty for the whole file. */
    public String path() {
        return path;
    }

    /** Where relative paths of the document start from. */
    public Path folder() {
        return problems.document().folder();
    }

    /** Whether a key is there. */
    public boolean has(String key) {
        return node.entries().containsKey(key);
    }

    /**
     * The name under which a key is given that had another name before: the former one if only that
     * is there. Both at once are noted.
     */
    public String renamed(String key, String former) {
        if (has(key) && has(former)) {
            problems.error(
                    child(former),
                    "'%s' is the former name of '%s', which is there too; leave '%s' out"
                            .formatted(child(former), child(key), child(former)));
        }
        return has(former) && !has(key) ? former : key;
    }

    /** The keys, in the order of the file. */
    public List<String> keys() {
        return List.copyOf(node.entries().keySet());
    }

    /** Notes every key that is not among the known ones. */
    public Section allowOnly(Collection<String> known) {
        for (String key : node.entries().keySet()) {
            if (!known.contains(key)) {
                problems.error(
                        child(key),
                        "unknown key '%s'; known are %s%s"
                                .formatted(
                                        child(key),
                                        String.join(", ", known),
                                        Suggestions.didYouMean(key, known)));
            }
        }
        return this;
    }

    /** The value of a key that may be left out. */
    public Value optional(String key, String expected) {
        Node.Entry entry = node.entries().get(key);
        Node value = entry == null ? Node.MISSING : entry.value();
        return new Value(child(key), value, expected, problems);
    }

    /** The value of a key that must be there; its absence is noted. */
    public Value required(String key, String expected) {
        if (!has(key)) {
            problems.error(path, "'%s' is missing; expected %s".formatted(child(key), expected));
        }
        return optional(key, expected);
    }

    /** A text that may be left out, but not be blank. */
    public Optional<String> text(String key) {
        return optional(key, "a text").text();
    }

    /** One of some texts; the first where the key is left out. */
    public String choice(String key, List<String> choices) {
        return optional(key, "one of " + String.join(", ", choices))
                .choice(choices)
                .orElse(choices.get(0));
    }

    /** A whole number of at least the given one. */
    public OptionalInt integer(String key, int least) {
        return optional(key, "a whole number of %d or more".formatted(least)).integer(least);
    }

    /** A whole number between two others, those included. */
    public OptionalInt integer(String key, int least, int most) {
        return optional(key, "a whole number from %d to %d".formatted(least, most))
                .integer(least, most);
    }

    /** A number above 0 and at most 1. */
    public OptionalDouble fraction(String key) {
        return optional(key, "a number above 0, at most 1").number(f -> f > 0 && f <= 1);
    }

    /** True or false. */
    public Optional<Boolean> flag(String key) {
        return optional(key, "true or false").flag();
    }

    /** A duration above 0. */
    public Optional<Duration> duration(String key) {
        return optional(key, DurationText.EXPECTED + ", above 0").duration();
    }

    /** A duration, which may be 0. */
    public Optional<Duration> durationOrZero(String key) {
        return optional(key, DurationText.EXPECTED).durationOrZero();
    }

    /** A path; a relative one starts from {@link #folder}. */
    public Optional<Path> file(String key) {
        return optional(key, "the path of a file").file();
    }

    /** A path that must be there; an empty one where something is wrong. */
    public Path requiredFile(String key) {
        return required(key, "the path of a file").file().orElse(Path.of(""));
    }

    /** Text by text, at least one, that must be there; in the order of the file. */
    public Map<String, String> textByText(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        required(key, "a mapping from text to text with at least one entry")
                .entries("a text")
                .forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text)));
        return Collections.unmodifiableMap(texts);
    }

    /** Texts, at least one, that must be there; none where something is wrong. */
    public List<String> texts(String key) {
        return required(key, "a list of texts with at least one entry").texts();
    }

    /** Texts, at least one and none twice, that must be there; none where something is wrong. */
    public List<String> distinctTexts(String key) {
        return required(key, "a list of texts that names nothing twice").distinctTexts();
    }

    /** Some of the choices, at least one and none twice, that must be there. */
    public List<String> distinctChoices(String key, List<String> choices) {
        Value value = required(key, "a list that names nothing twice");
        List<String> chosen =
                value.list("one of " + String.join(", ", choices)).stream()
                        .flatMap(entry -> entry.choice(choices).stream())
                        .toList();
        return value.distinct(chosen);
    }

    /** A mapping below a key; an empty one where it is left out. */
    public Section section(String key, List<String> known) {
        Value value = optional(key, "a mapping with the keys " + String.join(", ", known));
        return value.section(known).orElseGet(() -> Value.emptySection(child(key), problems));
    }

    private String child(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
