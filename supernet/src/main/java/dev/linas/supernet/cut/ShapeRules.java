package dev.linas.supernet.cut;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

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
        TreeSet<Long> ends = new TreeSet<>();
        Arrays.stream(before).forEach(ends::add);
        Arrays.stream(after).forEach(ends::add);
        ends.remove(1L);
        List<Long> cuts = new ArrayList<>(ends);
        List<Axis> factors = new ArrayList<>();
        long last = 1;
        for (long end : cuts) {
            if (end % last != 0) {
                axes.uncuttable(
                        "%s and %s have no common factors"
                                .formatted(axes.shape(in), axes.shape(out)));
                return;
            }
            factors.add(axes.inner("factor" + factors.size(), (int) (end / last)));
            last = end;
        }
        factor(axes, in, before, cuts, factors);
        factor(axes, out, after, cuts, factors);
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
            NodeAxes axes, String value, long[] ends, List<Long> cuts, List<Axis> factors) {
        int next = 0;
        for (int axis = 0; axis < ends.length; axis++) {
            List<Axis> parts = new ArrayList<>();
            while (next < cuts.size() && cuts.get(next) <= ends[axis]) {
                parts.add(factors.get(next));
                next++;
            }
            if (!parts.isEmpty()) {
                axes.product(new Axis(value, axis), parts.toArray(Axis[]::new));
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
                        new AxisLink.Segment(new Axis(part, axis), new Axis(whole, axis), offset));
            } else {
                axes.same(part, axis, whole, axis);
            }
        }
        return axes.shape(part).get(along);
    }

    /** What is sliced may not be cut too; the other axes are as they were. */
    static void slice(NodeAxes axes) {
        unchangedAxes(axes, "it takes fixed places of this axis");
    }

    static void pad(NodeAxes axes) {
        unchangedAxes(axes, "it pads this axis");
    }

    private static void unchangedAxes(NodeAxes axes, String reason) {
        String in = axes.input(0);
        String out = axes.output(0);
        for (int axis = 0; axis < axes.rank(in); axis++) {
            if (axes.shape(in).get(axis).equals(axes.shape(out).get(axis))) {
                axes.same(in, axis, out, axis);
            } else {
                axes.uncuttable(reason, in, axis);
                axes.uncuttable(reason, out, axis);
            }
        }
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
        if (axes.rank(table) > 0 && !axes.isConstant(table)) {
            axes.uncuttable("it takes numbered places of this axis", table, along);
        }
    }

    static void expand(NodeAxes axes) {
        axes.broadcast(axes.input(0), axes.output(0));
    }
}
