package dev.linas.searches.measurement;

import dev.linas.core.space.Genome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values that were measured so far in a space: outside of the stream, this stands in for the
 * evaluator's repeat store. Thread-safe.
 */
public final class MeasuredValues {
    private final boolean remembers;
    private final Map<Key, KnownValue> values = new ConcurrentHashMap<>();

    private MeasuredValues(boolean remembers) {
        this.remembers = remembers;
    }

    /** Values that are kept, so that nothing is measured twice. */
    public static MeasuredValues kept() {
        return new MeasuredValues(true);
    }

    /** Values that are not kept, for callers that measure every genome once. */
    static MeasuredValues notKept() {
        return new MeasuredValues(false);
    }

    /** The value measured of a canonical genome; empty if there is none yet. */
    Optional<KnownValue> find(String pool, Genome genome, String metric) {
        return Optional.ofNullable(values.get(new Key(pool, genome, metric)));
    }

    /** Keeps a value; the first one counts. */
    void add(String pool, Genome genome, String metric, KnownValue value) {
        if (remembers) {
            values.putIfAbsent(new Key(pool, genome, metric), value);
        }
    }

    /**
     * A measured value.
     *
     * @param value in the metric's unit
     * @param standardError of it, &ge; 0; 0 where it is exact, or its spread not known
     * @param seconds that measuring it took, &ge; 0
     */
    record KnownValue(double value, double standardError, double seconds) {}

    private record Key(String pool, Genome genome, String metric) {}
}
