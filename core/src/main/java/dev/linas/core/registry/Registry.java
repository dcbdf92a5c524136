package dev.linas.core.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The implementations of one seam by the name that users ask for, in the order in which help texts
 * list them. Immutable and thread-safe.
 *
 * @param <T> the seam
 */
public final class Registry<T> {
    private final String key;
    private final List<Map.Entry<String, T>> all;
    private final Optional<String> fallback;

    /**
     * A registry without a default.
     *
     * @param key key under which files name an implementation, for messages
     * @param all names with what they stand for
     * @throws IllegalArgumentException if a name stands twice
     */
    public Registry(String key, List<Map.Entry<String, T>> all) {
        this(key, all, Optional.empty());
    }

    private Registry(String key, List<Map.Entry<String, T>> all, Optional<String> fallback) {
        this.key = key;
        this.all = List.copyOf(all);
        this.fallback = fallback;
        Set<String> seen = new HashSet<>();
        for (String name : names()) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(
                        "'%s' has two implementations named '%s'; expected distinct names"
                                .formatted(key, name));
            }
        }
    }

    /**
     * A registry, without a default, of implementations that know their names.
     *
     * @param key key under which files name an implementation, for messages
     * @param name gives the name of an implementation
     * @throws IllegalArgumentException if a name stands twice
     */
    public static <T> Registry<T> of(String key, Function<? super T, String> name, List<T> all) {
        List<Map.Entry<String, T>> entries = new ArrayList<>();
        all.forEach(one -> entries.add(Map.entry(name.apply(one), one)));
        return new Registry<>(key, entries);
    }

    /**
     * The same implementations with a default.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Registry<T> withDefault(String name) {
        named(name);
        return new Registry<>(key, all, Optional.of(name));
    }

    /**
     * These implementations and one more, which comes last.
     *
     * @throws IllegalArgumentException if there is one of that name already
     */
    public Registry<T> with(String name, T implementation) {
        List<Map.Entry<String, T>> more = new ArrayList<>(all);
        more.add(Map.entry(name, implementation));
        return new Registry<>(key, more, fallback);
    }

    /** Key under which files name an implementation. */
    public String key() {
        return key;
    }

    /** All implementations, in the order of {@link #names()}. */
    public List<T> implementations() {
        return all.stream().map(Map.Entry::getValue).toList();
    }

    /** All names, in the order in which help texts list them. */
    public List<String> names() {
        return all.stream().map(Map.Entry::getKey).toList();
    }

    /** The expected value of the key, for messages and help texts. */
    public String expected() {
        return "one of " + String.join(", ", names());
    }

    /** Name of the default; empty if there is none. */
    public Optional<String> defaultName() {
        return fallback;
    }

    /** The implementation of the given name; empty if there is none. */
    public Optional<T> find(String name) {
        return all.stream()
                .filter(entry -> entry.getKey().equals(name))
                .findFirst()
                .map(Map.Entry::getValue);
    }

    /**
     * The implementation of the given name.
     *
     * @throws IllegalArgumentException naming what there is and what was probably meant, if there
     *     is none of that name
     */
    public T named(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'%s' is '%s'; expected %s%s"
                                                .formatted(
                                                        key,
                                                        name,
                                                        expected(),
                                                        Suggestions.didYouMean(name, names()))));
    }

    /**
     * The implementation of the given name, or the default where none is given.
     *
     * @throws IllegalArgumentException naming what there is, if there is none of that name, or no
     *     name is given and there is no default
     */
    public T named(Optional<String> name) {
        return named(
                name.or(() -> fallback)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "'%s' is missing; expected %s"
                                                        .formatted(key, expected()))));
    }
}
