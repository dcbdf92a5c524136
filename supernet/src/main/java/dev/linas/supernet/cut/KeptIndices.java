package dev.linas.supernet.cut;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The indices that a sub-network keeps of every axis of the whole graph. Sets only ever shrink; an
 * axis that nothing was said of is whole. Not thread-safe.
 */
final class KeptIndices {
    private final ToIntFunction<Axis> lengths;
    private final Map<Axis, BitSet> kept = new HashMap<>();

    /**
     * @param lengths of the whole graph's axes
     */
    KeptIndices(ToIntFunction<Axis> lengths) {
        this.lengths = lengths;
    }

    /** Length of an axis in the whole graph. */
    int wholeLength(Axis axis) {
        return lengths.applyAsInt(axis);
    }

    /** Length of an axis in the sub-network. */
    int length(Axis axis) {
        BitSet set = kept.get(axis);
        return set == null ? wholeLength(axis) : set.cardinality();
    }

    /** The first axis of which nothing is kept; empty if there is none. */
    Optional<Axis> empty() {
        return kept.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .min(Comparator.comparing(Axis::toString));
    }

    /** Whether nothing of an axis is cut. */
    boolean isWhole(Axis axis) {
        BitSet set = kept.get(axis);
        return set == null || set.cardinality() == wholeLength(axis);
    }

    /** Whether an index is kept. */
    boolean has(Axis axis, int index) {
        BitSet set = kept.get(axis);
        return set == null || set.get(index);
    }

    /** The indices kept, ascending. */
    int[] indices(Axis axis) {
        return set(axis).stream().toArray();
    }

    /** A copy of the set of an axis. */
    BitSet set(Axis axis) {
        BitSet set = kept.get(axis);
        if (set != null) {
            return (BitSet) set.clone();
        }
        BitSet whole = new BitSet();
        whole.set(0, wholeLength(axis));
        return whole;
    }

    /**
     * Drops whatever is not in a set.
     *
     * @param changed gets the axis if this changed it
     */
    void retain(Axis axis, BitSet only, List<Axis> changed) {
        BitSet before = set(axis);
        BitSet after = (BitSet) before.clone();
        after.and(only);
        if (!after.equals(before)) {
            kept.put(axis, after);
            changed.add(axis);
        }
    }
}
