package dev.linas.evaluator.meter;

import dev.linas.core.config.Section;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of meter, as pools name it.
 *
 * @param keys the keys of a pool that it knows, beside those that every meter has; those of a
 *     mapping below a key are dotted, e.g. {@code latency.samples}
 * @param parser reads them; notes what is wrong and then gives settings that are not used
 */
public record MeterKind(Set<String> keys, Function<Section, ? extends MeterSettings> parser) {
    public MeterKind {
        keys = Set.copyOf(keys);
    }
}
