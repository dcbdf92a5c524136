package dev.linas.searches.simulation;

import dev.linas.core.space.Genome;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was measured so far in any simulated search of the same space: the simulation's stand-in for
 * the evaluator's repeat store. Thread-safe.
 */
final class MeasuredValues {
    private final Map<Key, Double> values = new ConcurrentHashMap<>();

    /** The value measured of a canonical genome; empty if there is none yet. */
    OptionalDouble find(String pool, Genome genome, String metric) {
        Double value = values.get(new Key(pool, genome, metric));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** Keeps a value; the first one counts. */
    void add(String pool, Genome genome, String metric, double value) {
        values.putIfAbsent(new Key(pool, genome, metric), value);
    }

    private record Key(String pool, Genome genome, String metric) {}
}
