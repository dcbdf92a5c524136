package dev.linas.evaluator.meter;

import dev.linas.evaluator.settings.SettingsReader;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of meter, as pools name it.
 *
 * @param keys the keys of a pool that it knows, beside those that every meter has
 * @param parser reads and validates them; throws {@link
 *     dev.linas.evaluator.settings.InvalidPoolException} naming the key
 */
public record MeterKind(Set<String> keys, Function<SettingsReader, MeterSettings> parser) {
    public MeterKind {
        keys = Set.copyOf(keys);
    }
}
