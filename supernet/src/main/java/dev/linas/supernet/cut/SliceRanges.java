package dev.linas.supernet.cut;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ranges that a Slice takes, where they are the same for any number of examples.
 *
 * @param byAxis of every axis that is sliced, which indices
 */
record SliceRanges(Map<Integer, Range> byAxis) {
    SliceRanges {
        byAxis = Map.copyOf(byAxis);
    }

    /**
     * Indices of one axis.
     *
     * @param first the first that is taken
     * @param step how far each is from the one before; negative where the order is turned round
     */
    record Range(int first, int step) {}

    /** The ranges of a node; empty if they depend on the inputs. */
    static Optional<SliceRanges> of(NodeAxes axes) {
        Optional<long[]> starts = axes.longs("starts", 1);
        Optional<long[]> along = axes.longs("axes", 3);
        Optional<long[]> steps = axes.longs("steps", 4);
        boolean unknown =
                starts.isEmpty()
                        || (axes.has(3) && along.isEmpty())
                        || (axes.has(4) && steps.isEmpty());
        if (unknown) {
            return Optional.empty();
        }
        int rank = axes.rank(axes.input(0));
        Map<Integer, Range> byAxis = new HashMap<>();
        for (int i = 0; i < starts.get().length; i++) {
            int axis = along.isPresent() ? axes.axis(along.get()[i], rank) : i;
            int length = axes.shape(axes.input(0)).get(axis);
            int step = steps.isPresent() ? Math.toIntExact(steps.get()[i]) : 1;
            long start = starts.get()[i];
            long first = start < 0 ? start + length : start;
            long last = step < 0 ? length - 1 : length;
            byAxis.put(axis, new Range((int) Math.max(0, Math.min(last, first)), step));
        }
        return Optional.of(new SliceRanges(byAxis));
    }

    /** The range that is taken of an axis; empty if it is taken whole. */
    Optional<Range> along(int axis) {
        return Optional.ofNullable(byAxis.get(axis));
    }
}
