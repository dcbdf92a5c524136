package dev.linas.core.search;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Values of {@link Setting}s by key, as text: numbers as Java writes them, so that none is rounded.
 * Immutable; in the order of the keys.
 *
 * @param texts text by key
 */
public record SettingValues(Map<String, String> texts) {
    /** Nothing is set. */
    public static final SettingValues NONE = new SettingValues(Map.of());

    public SettingValues {
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    /** The same with one more value, in place of an earlier one of that setting. */
    public <T> SettingValues with(Setting<T> setting, T value) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(setting.key(), value.toString());
        return new SettingValues(more);
    }

    /** The text of a value; empty where none is set. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
