package dev.linas.core.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/**
 * A setting that a tactic or an algorithm declares for itself: the key under which search files
 * give it, and the values that it takes. What declares it also reads it, by {@link #in}; everything
 * between, from the search file to the records of the stream, carries it without knowing it.
 * Immutable.
 *
 * @param <T> type of its values
 */
public final class Setting<T> {
    private final String key;
    private final String placeholder;
    private final String expected;
    private final Function<Source, Optional<T>> reading;

    private Setting(
            String key,
            String placeholder,
            String expected,
            Function<Source, Optional<T>> reading) {
        this.key = key;
        this.placeholder = placeholder;
        this.expected = expected;
        this.reading = reading;
    }

    /**
     * The place that a value is read from. It reports itself what is wrong with a value, and then
     * gives nothing.
     */
    public interface Source {
        /** A whole number of at least the given one. */
        OptionalInt integer(int least);

        /** A finite number for which the condition holds. */
        OptionalDouble number(DoublePredicate valid);

        /** A text that must be one of the choices. */
        Optional<String> choice(List<String> choices);
    }

    /** A whole number of at least the given one. */
    public static Setting<Integer> wholeNumber(String key, int least) {
        return new Setting<>(
                key,
                "N",
                "a whole number of %d or more".formatted(least),
                source -> {
                    OptionalInt value = source.integer(least);
                    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
                });
    }

    /** A probability, 0..1. */
    public static Setting<Double> probability(String key) {
        return new Setting<>(
                key,
                "P",
                "a probability, 0 to 1",
                source -> {
                    OptionalDouble value = source.number(p -> p >= 0 && p <= 1);
                    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
                });
    }

    /** One of some texts. */
    public static Setting<String> oneOf(String key, List<String> choices) {
        List<String> all = List.copyOf(choices);
        return new Setting<>(
                key, "NAME", "one of " + String.join(", ", all), source -> source.choice(all));
    }

    /** Key of the search file. */
    public String key() {
        return key;
    }

    /** The placeholder of its values in examples, e.g. {@code N}. */
    public String placeholder() {
        return placeholder;
    }

    /** The expected values, for messages. */
    public String expected() {
        return expected;
    }

    /** Reads a value; empty if it is not as expected, which the source says. */
    public Optional<T> read(Source source) {
        return reading.apply(source);
    }

    /**
     * The value that a search gives.
     *
     * @return empty where it gives none
     * @throws IllegalArgumentException naming key and value, if the value is not as expected
     */
    public Optional<T> in(SettingValues values) {
        return values.text(key)
                .map(
                        text ->
                                read(new TextSource(text))
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "'%s' is '%s'; expected %s"
                                                                        .formatted(
                                                                                key, text,
                                                                                expected))));
    }

    @Override
    public String toString() {
        return key + ": " + expected;
    }

    /** A value as {@link SettingValues} keep it. */
    private record TextSource(String text) implements Source {
        @Override
        public OptionalInt integer(int least) {
            try {
                int value = Integer.parseInt(text);
                return value >= least ? OptionalInt.of(value) : OptionalInt.empty();
            } catch (NumberFormatException e) {
                return OptionalInt.empty();
            }
        }

        @Override
        public OptionalDouble number(DoublePredicate valid) {
            try {
                double value = Double.parseDouble(text);
                return Double.isFinite(value) && valid.test(value)
                        ? OptionalDouble.of(value)
                        : OptionalDouble.empty();
            } catch (NumberFormatException e) {
                return OptionalDouble.empty();
            }
        }

        @Override
        public Optional<String> choice(List<String> choices) {
            return Optional.of(text).filter(choices::contains);
        }
    }
}
