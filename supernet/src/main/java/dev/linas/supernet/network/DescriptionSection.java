package dev.linas.supernet.network;

import dev.linas.core.config.Section;
import dev.linas.core.config.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads one mapping of a network file. Every key that is read must be there. What is wrong is
 * noted, and a possible value stands in for it, so that the rest of the file is checked as well;
 * what was read is of use only if nothing was noted. Not thread-safe.
 */
public final class DescriptionSection {
    private static final Choice ANY = new Choice.Fixed(1);
    private static final String CHOICE = "a number or the name of a variable";
    private static final String MAPPING = "a mapping of keys to values";

    private final Optional<Section> section;
    private final Set<String> read = new LinkedHashSet<>();

    /** A mapping of a file. */
    public DescriptionSection(Section section) {
        this(Optional.of(section));
    }

    /**
     * @param section empty for one that is not there, which is noted already
     */
    private DescriptionSection(Optional<Section> section) {
        this.section = section;
    }

    /** Whether a key is there. */
    public boolean has(String key) {
        read.add(key);
        return section.map(there -> there.has(key)).orElse(false);
    }

    /** A text that is not blank. */
    public String text(String key) {
        return required(key, "a text").flatMap(Value::text).orElse("");
    }

    /** A text that may be left out. */
    public void optionalText(String key) {
        if (has(key)) {
            text(key);
        }
    }

    /** A text that must be the given one. */
    public void requireText(String key, String text) {
        required(key, "'" + text + "', which this version reads")
                .ifPresent(value -> value.text(text::equals));
    }

    /** A whole number between two others, those included. */
    public int whole(String key, int least, int most) {
        return required(key, "a whole number from %d to %d".formatted(least, most))
                .map(value -> value.integer(least, most).orElse(least))
                .orElse(least);
    }

    /** An odd whole number of at least 1. */
    public int odd(String key, int most) {
        Optional<Value> value = required(key, "an odd whole number from 1 to " + most);
        int number = value.map(there -> there.integer(1, most).orElse(1)).orElse(1);
        if (number % 2 == 0) {
            value.ifPresent(even -> even.reject(""));
        }
        return number;
    }

    /** A number between two others, those included. */
    public double number(String key, double least, double most) {
        return required(key, range(least, most))
                .map(value -> number(value, least, most))
                .orElse(least);
    }

    /** A list of so many numbers, each within two bounds that count as within. */
    public List<Double> numbers(String key, int count, double least, double most) {
        Optional<Value> value = required(key, "a list of %d numbers".formatted(count));
        if (value.isPresent() && value.get().size() != count) {
            value.get().reject("");
            return List.of();
        }
        return list(value, range(least, most)).stream()
                .map(entry -> number(entry, least, most))
                .toList();
    }

    /** True or false. */
    public boolean flag(String key) {
        return required(key, "true or false").flatMap(Value::flag).orElse(false);
    }

    /** The label of a non-linearity. */
    public ActivationFunction activation(String key) {
        List<ActivationFunction> all = Arrays.asList(ActivationFunction.values());
        List<String> labels = all.stream().map(ActivationFunction::label).toList();
        return required(key, "one of " + String.join(", ", labels))
                .flatMap(value -> value.choice(labels))
                .map(label -> all.get(labels.indexOf(label)))
                .orElse(all.get(0));
    }

    /** A number, or the variable whose option is the number. */
    public Choice choice(String key) {
        return required(key, CHOICE).map(DescriptionSection::choice).orElse(ANY);
    }

    /** One number or variable per block, at least one. */
    public List<Choice> choices(String key) {
        return list(required(key, "a list with one entry per block"), CHOICE).stream()
                .map(DescriptionSection::choice)
                .toList();
    }

    /** Reads the mapping below a key with a reader; keys that it does not read are noted. */
    public <T> T object(String key, Function<DescriptionSection, T> reader) {
        return new DescriptionSection(required(key, MAPPING).flatMap(Value::section))
                .readBy(reader);
    }

    /**
     * Reads the mappings of a list, at least one, with a reader; wrong ones are left out, and keys
     * that it does not read are noted.
     */
    public <T> List<T> objects(String key, Function<DescriptionSection, T> reader) {
        List<T> objects = new ArrayList<>();
        for (Value entry : list(required(key, "a list with an entry"), MAPPING)) {
            entry.section()
                    .map(section -> new DescriptionSection(section).readBy(reader))
                    .ifPresent(objects::add);
        }
        return objects;
    }

    private <T> T readBy(Function<DescriptionSection, T> reader) {
        T made = reader.apply(this);
        requireAllRead();
        return made;
    }

    /** Notes every key that nobody has asked for. */
    public void requireAllRead() {
        section.ifPresent(there -> there.allowOnly(read));
    }

    /** Notes a problem of the value of a key. */
    public void error(String key, String problem) {
        section.ifPresent(there -> there.optional(key, "").error(problem));
    }

    /** Folder that paths start from. */
    public Path folder() {
        return section.map(Section::folder).orElse(Path.of(""));
    }

    /** Reads the mappings of a list with a reader; the list may be missing or empty. */
    public <T> List<T> anyObjects(String key, Function<DescriptionSection, T> reader) {
        return has(key) ? objects(key, reader) : List.of();
    }

    /** Texts of a list, at least one. */
    public List<String> texts(String key) {
        return required(key, "a list of texts").map(Value::texts).orElse(List.of());
    }

    /** Where the section stands in its file, e.g. {@code widths[2]}. */
    public String path() {
        return section.map(Section::path).orElse("");
    }

    /**
     * A value that must be there, to be read by whoever asks.
     *
     * @param expected in messages
     */
    public Optional<Value> value(String key, String expected) {
        return required(key, expected);
    }

    private Optional<Value> required(String key, String expected) {
        read.add(key);
        return section.map(there -> there.required(key, expected)).filter(Value::present);
    }

    private static List<Value> list(Optional<Value> value, String expectedOfEach) {
        return value.map(there -> there.list(expectedOfEach)).orElse(List.of());
    }

    /** A number, or the variable whose option is the number. */
    public static Choice choice(Value value) {
        Optional<Object> read = value.textOrNumber();
        if (read.isPresent() && read.get() instanceof Number number) {
            return new Choice.Fixed(number.doubleValue());
        }
        String name = read.map(Object::toString).orElse("");
        if (read.isPresent() && name.isBlank()) {
            value.reject("");
        }
        return read.isPresent() ? new Choice.OfVariable(name) : ANY;
    }

    private static double number(Value value, double least, double most) {
        return value.number(number -> number >= least && number <= most).orElse(least);
    }

    private static String range(double least, double most) {
        return "a number from %s to %s".formatted(least, most);
    }
}
