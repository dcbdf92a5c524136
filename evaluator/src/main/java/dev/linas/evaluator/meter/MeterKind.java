package dev.linas.evaluator.meter;

import dev.linas.core.config.Section;
import dev.linas.core.objective.Metric;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of meter, as pools name it.
 *
 * @param keys the keys of a pool that it knows, beside those that every meter has; those of a
 *     mapping below a key are dotted, e.g. {@code latency.samples}
 * @param parser reads them; notes what is wrong and then gives settings that are not used
 * @param metrics the metrics that it declares itself; others are named by its users
 * @param draft its pool in a new search file
 */
public record MeterKind(
        Set<String> keys,
        Function<Section, ? extends MeterSettings> parser,
        List<Metric> metrics,
        MeterDraft draft) {
    public MeterKind {
        keys = Set.copyOf(keys);
        metrics = List.copyOf(metrics);
    }

    /** A kind whose metrics are named by its users, with the usual draft. */
    public MeterKind(Set<String> keys, Function<Section, ? extends MeterSettings> parser) {
        this(keys, parser, List.of(), MeterDraft.OF_METRICS);
    }

    /** The same with metrics of its own. */
    public MeterKind declaring(List<Metric> own) {
        return new MeterKind(keys, parser, own, draft);
    }

    /** The same with another draft. */
    public MeterKind drafted(MeterDraft other) {
        return new MeterKind(keys, parser, metrics, other);
    }
}
