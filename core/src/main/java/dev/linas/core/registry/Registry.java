package dev.linas.core.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The implementations of one seam by the name that searches ask for. Immutable.
 *
 * @param <T> the seam
 */
public final class Registry<T> {
    private final String key;
    private final List<Map.Entry<String, T>> all;

    /**
     * @param key key of the search file, for messages
     * @param all names with what they stand for; the first is the default
     */
    public Registry(String key, List<Map.Entry<String, T>> all) {
        this.key = key;
        this.all = List.copyOf(all);
    }

    /** These implementations and one more, which comes last. */
    public Registry<T> with(String name, T implementation) {
        List<Map.Entry<String, T>> more = new ArrayList<>(all);
        more.add(Map.entry(name, implementation));
        return new Registry<>(key, more);
    }

    /** All implementations, in the order of {@link #names()}. */
    public List<T> implementations() {
        return all.stream().map(Map.Entry::getValue).toList();
    }

    /** All names, in the order in which help texts list them. */
    public List<String> names() {
        return all.stream().map(Map.Entry::getKey).toList();
    }

    /**
     * The kind of the given name.
     *
     * @param name empty: the default
     * @throws IllegalArgumentException naming what there is, if there is none of that name
     */
    public T named(Optional<String> name) {
        if (name.isEmpty()) {
            return all.get(0).getValue();
        }
        return all.stream()
                .filter(kind -> kind.getKey().equals(name.get()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'%s' is '%s'; expected one of %s"
                                                .formatted(
                                                        key,
                                                        name.get(),
                                                        String.join(", ", names()))));
    }
}
