package dev.linas.supernet.cut;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Axes of what moves numbers about without computing. */
final class ShapeRules {
    private ShapeRules() {}

    /**
     * Numbers keep their order in memory. The axes before and after are products of common factors:
     * [2, 12] and [2, 3, 4] have the factors 2, 3 and 4.
     */
    static void reshape(NodeAxes axes) {
        String in = axes.input(0);
        String out = axes.output(0);
        long[] before = ends(axes.shape(in));
        long[] after = ends(axes.shape(out));
        if (Arrays.stream(before).anyMatch(end -> end == 0)) {
            axes.uncuttable(
                    "a tensor without elements is viewed in another shape: begin with a state that"
                            + " is viewed after it is joined with what is new");
            return;
        }
        NavigableSet<Long> ends = new TreeSet<>();
        Arrays.stream(before).forEach(ends::add);
        Set<Long> others = new HashSet<>();
        Arrays.stream(after).forEach(others::add);
        NavigableSet<Long> common = new TreeSet<>(ends);
        common.retainAll(others);
        ends.addAll(others);
        NavigableMap<Long, Optional<Axis>> factors = new TreeMap<>();
        long low = 1;
        for (long high : common.tailSet(1L, false)) {
            factors.putAll(factors(axes, low, ends.subSet(low, false, high, true)));
            low = high;
        }
        factor(axes, in, before, factors);
        factor(axes, out, after, factors);
    }

    /**
     * The factors between two ends that axes have in common, by their own ends.
     *
     * @return no axes where what is between is none of factors, as [6, 7] and [7, 6]
     */
    private static Map<Long, Optional<Axis>> factors(
            NodeAxes axes, long low, SortedSet<Long> ends) {
        boolean divides = true;
        long last = low;
        for (long end : ends) {
            divides &= end % last == 0;
            last = end;
        }
        Map<Long, Optional<Axis>> factors = new HashMap<>();
        last = low;
        for (long end : ends) {
            factors.put(
                    end,
                    divides
                            ? Optional.of(axes.inner("factor" + end, (int) (end / last)))
                            : Optional.empty());
            last = end;
        }
        return factors;
    }

    /** Products of the leading lengths. */
    private static long[] ends(List<Integer> shape) {
        long[] ends = new long[shape.size()];
        long product = 1;
        for (int axis = 0; axis < ends.length; axis++) {
            product *= shape.get(axis);
            ends[axis] = product;
        }
        return ends;
    }

    private static void factor(
            NodeAxes axes, String value, long[] ends, NavigableMap<Long, Optional<Axis>> factors) {
        long begin = 1;
        for (int axis = 0; axis < ends.length; axis++) {
            List<Optional<Axis>> parts =
                    List.copyOf(factors.subMap(begin, false, ends[axis], true).values());
            begin = ends[axis];
            if (parts.contains(Optional.<Axis>empty())) {
                axes.uncuttable(
                        "%s and %s have no common factors here"
                                .formatted(axes.shape(axes.input(0)), axes.shape(axes.output(0))),
                        value,
                        axis);
            } else if (!parts.isEmpty()) {
                axes.product(
                        new Axis(value, axis),
                        parts.stream().flatMap(Optional::stream).toArray(Axis[]::new));
            }
        }
    }

    static void transpose(NodeAxes axes) {
        int rank = axes.rank(axes.input(0));
        Optional<long[]> order = axes.longs("perm", Integer.MAX_VALUE);
        for (int axis = 0; axis < rank; axis++) {
            int from = order.isPresent() ? (int) order.get()[axis] : rank - 1 - axis;
            axes.same(axes.input(0), from, axes.output(0), axis);
        }
    }

    static void concat(NodeAxes axes) {
        String out = axes.output(0);
        int along = axes.axis(axes.integer("axis", 0), axes.rank(out));
        int offset = 0;
        for (int input = 0; input < axes.inputs(); input++) {
            String part = axes.input(input);
            offset += segment(axes, part, out, along, offset);
        }
    }

    static void split(NodeAxes axes) {
        String in = axes.input(0);
        int along = axes.axis(axes.integer("axis", 0), axes.rank(in));
        int offset = 0;
        for (String part : axes.node().getOutputList()) {
            offset += segment(axes, part, in, along, offset);
        }
    }

    /** Links a part with the whole; returns the length of the part. */
    private static int segment(NodeAxes axes, String part, String whole, int along, int offset) {
        if (axes.rank(part) == 0) {
            return 0;
        }
        for (int axis = 0; axis < axes.rank(whole); axis++) {
            if (axis == along) {
                axes.link(
                        new AxisLink.Segment(
                                new Axis(part, axis), new Axis(whole, axis), offset, 1));
            } else {
                axes.same(part, axis, whole, axis);
            }
        }
        return axes.shape(part).get(along);
    }

    /** Links the part that is sliced from an axis with the axis, where it is always the same. */
    static void slice(NodeAxes axes) {
        String in = axes.input(0);
        String out = axes.output(0);
        Optional<SliceRanges> ranges = SliceRanges.of(axes);
        for (int axis = 0; axis < axes.rank(in); axis++) {
            int here = axis;
            Optional<SliceRanges.SliceRange> range = ranges.flatMap(all -> all.along(here));
            if (range.isPresent()) {
                axes.link(
                        new AxisLink.Segment(
                                new Axis(out, axis),
                                new Axis(in, axis),
                                range.get().first(),
                                range.get().step()));
            } else if (axes.isBatch(in, axis) && axes.isBatch(out, axis)) {
                axes.same(in, axis, out, axis);
            }
        }
    }

    /** Axes that get no padding are as they were. */
    static void pad(NodeAxes axes) {
        String in = axes.input(0);
        int rank = axes.rank(in);
        Optional<long[]> pads = axes.longs("pads", 1);
        Optional<long[]> listed = axes.has(3) ? axes.longs("axes", 3) : Optional.empty();
        long[] padded = listed.orElseGet(() -> LongStream.range(0, rank).toArray());
        for (int axis = 0; axis < rank && pads.isPresent(); axis++) {
            boolean unchanged = true;
            for (int p = 0; p < padded.length; p++) {
                boolean none = pads.get()[p] == 0 && pads.get()[p + padded.length] == 0;
                unchanged &= none || axes.axis(padded[p], rank) != axis;
            }
            if (unchanged) {
                axes.same(in, axis, axes.output(0), axis);
            }
        }
    }

    /** Links an axis with its repetitions, each of which is the whole axis. */
    static void tile(NodeAxes axes) {
        String in = axes.input(0);
        String out = axes.output(0);
        for (int axis = 0; axis < axes.rank(in); axis++) {
            int length = axes.shape(in).get(axis);
            int times = length == 0 ? 1 : axes.shape(out).get(axis) / length;
            if (times == 1) {
                axes.same(in, axis, out, axis);
            } else if (length > 1) {
                Axis all = axes.innerWhole("times" + axis, times, "it repeats whole axes");
                axes.product(new Axis(out, axis), all, new Axis(in, axis));
            }
        }
    }

    /** Channels become blocks of pixels. */
    static void depthToSpace(NodeAxes axes) {
        blocks(axes, axes.input(0), axes.output(0), axes.text("mode", "DCR").equals("CRD"));
    }

    /** Blocks of pixels become channels. */
    static void spaceToDepth(NodeAxes axes) {
        blocks(axes, axes.output(0), axes.input(0), false);
    }

    /**
     * Either of them.
     *
     * @param deep what has the pixels of a block as channels
     * @param wide what has them as pixels
     * @param pixelsLast whether channels that follow each other are pixels of one
     */
    private static void blocks(NodeAxes axes, String deep, String wide, boolean pixelsLast) {
        int side = axes.integer("blocksize", 1);
        Axis pixels =
                axes.innerWhole("pixels", side * side, "the channels of a block belong together");
        Axis channels = new Axis(wide, 1);
        axes.same(deep, 0, wide, 0);
        axes.product(
                new Axis(deep, 1), pixelsLast ? channels : pixels, pixelsLast ? pixels : channels);
    }

    /** Rows of a table, which may be cut where they are weights, or places of an axis. */
    static void gather(NodeAxes axes) {
        String table = axes.input(0);
        String ids = axes.input(1);
        String out = axes.output(0);
        int along = axes.axis(axes.integer("axis", 0), axes.rank(table));
        int places = axes.rank(ids);
        for (int axis = 0; axis < axes.rank(table); axis++) {
            if (axis != along) {
                axes.same(table, axis, out, axis < along ? axis : axis - 1 + places);
            }
        }
        for (int axis = 0; axis < places; axis++) {
            axes.same(ids, axis, out, along + axis);
        }
        if (axes.rank(table) > 0) {
            if (axes.isConstant(table) && axes.isInputOfIds(ids)) {
                axes.free(table, along);
            } else {
                axes.uncuttable("it takes numbered places of this axis", table, along);
            }
        }
    }

    static void expand(NodeAxes axes) {
        String in = axes.input(0);
        String out = axes.output(0);
        axes.broadcast(in, out);
        int shift = axes.rank(out) - axes.rank(in);
        for (int axis = 0; axis < axes.rank(out); axis++) {
            if (axis < shift || axes.shape(in).get(axis - shift) == 1) {
                axes.free(out, axis);
            }
        }
    }
}
