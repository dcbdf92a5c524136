package dev.linas.core.search;

import java.util.Objects;

/**
 * The algorithm of an inner search, and what a search says of its settings.
 *
 * @param name name of the algorithm, e.g. {@code nsga2}
 * @param settings values of the settings that the algorithm declares; what is left out is up to it
 */
public record AlgorithmChoice(String name, SettingValues settings) {
    public AlgorithmChoice {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    "'algorithm.name' is '" + name + "'; expected a text");
        }
        Objects.requireNonNull(settings);
    }

    /** An algorithm with its own defaults. */
    public static AlgorithmChoice named(String name) {
        return new AlgorithmChoice(name, SettingValues.NONE);
    }

    /** The same with one more setting. */
    public <T> AlgorithmChoice with(Setting<T> setting, T value) {
        return new AlgorithmChoice(name, settings.with(setting, value));
    }
}
