package dev.linas.supernet.cut;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The axes that a Slice takes a part of.
 *
 * @param byAxis which indices of each, ascending; empty for all of them where that depends on what
 *     runs, be it the number of examples or the length of a state
 */
record SliceRanges(SortedMap<Integer, Optional<SliceRange>> byAxis) {
    SliceRanges {
        byAxis = Collections.unmodifiableSortedMap(new TreeMap<>(byAxis));
    }

    /**
     * Indices of one axis.
     *
     * @param first the first that is taken, in the axis as it was measured
     * @param step how far each is from the one before; negative where the order is turned round
     * @param start the first as the node is given it, which may count from the end
     * @param end the end as the node is given it, which may be beyond the axis
     */
    record SliceRange(int first, int step, long start, long end) {
        private static final SliceRange ALL = new SliceRange(0, 1, 0, Long.MAX_VALUE);
    }

    /** The ranges of a node; empty if even the axes depend on what runs. */
    static Optional<SliceRanges> of(NodeAxes axes) {
        Optional<long[]> starts = axes.longs("starts", 1);
        Optional<long[]> ends = axes.longs("ends", 2);
        Optional<long[]> along = axes.longs("axes", 3);
        Optional<long[]> steps = axes.longs("steps", 4);
        if (axes.has(3) && along.isEmpty()) {
            return Optional.empty();
        }
        boolean known =
                starts.isPresent() && ends.isPresent() && (!axes.has(4) || steps.isPresent());
        String in = axes.input(0);
        SortedMap<Integer, Optional<SliceRange>> byAxis = new TreeMap<>();
        for (int i = 0; i < count(axes, along, starts); i++) {
            int axis = along.isPresent() ? axes.axis(along.get()[i], axes.rank(in)) : i;
            int length = axes.shape(in).get(axis);
            int step = known && steps.isPresent() ? Math.toIntExact(steps.get()[i]) : 1;
            byAxis.put(
                    axis,
                    known
                            ? Optional.of(range(starts.get()[i], ends.get()[i], step, length))
                            : Optional.empty());
        }
        return Optional.of(new SliceRanges(byAxis));
    }

    /** How many axes are sliced: the first ones, where none are listed. */
    private static int count(NodeAxes axes, Optional<long[]> along, Optional<long[]> starts) {
        OptionalInt listed =
                along.or(() -> starts).stream().mapToInt(numbers -> numbers.length).findFirst();
        return listed.orElseGet(() -> axes.shape(axes.input(1)).get(0));
    }

    private static SliceRange range(long start, long end, int step, int length) {
        long first = start < 0 ? start + length : start;
        long last = step < 0 ? length - 1 : length;
        return new SliceRange((int) Math.max(0, Math.min(last, first)), step, start, end);
    }

    /** The indices taken of an axis, all of one not sliced; empty if they depend on what runs. */
    Optional<SliceRange> along(int axis) {
        return byAxis.getOrDefault(axis, Optional.of(SliceRange.ALL));
    }
}
