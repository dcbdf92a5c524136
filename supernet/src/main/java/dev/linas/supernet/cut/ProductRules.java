package dev.linas.supernet.cut;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Axes of convolutions and matrix products. */
final class ProductRules {
    private ProductRules() {}

    /** Weights [out, in / groups, ...]. */
    static void convolution(NodeAxes axes) {
        convolution(axes, axes.output(0), axes.input(0));
    }

    /** Weights [in, out / groups, ...]. */
    static void transposedConvolution(NodeAxes axes) {
        convolution(axes, axes.input(0), axes.output(0));
    }

    /**
     * Either of them.
     *
     * @param first whose channels are those of the first axis of the weights
     * @param second whose channels, per group, are those of the second
     */
    private static void convolution(NodeAxes axes, String first, String second) {
        String w = axes.input(1);
        axes.same(first, 0, second, 0);
        axes.same(first, 1, w, 0);
        if (axes.has(2)) {
            axes.same(axes.input(2), 0, axes.output(0), 1);
        }
        int groups = axes.integer("group", 1);
        if (groups == 1) {
            axes.same(second, 1, w, 1);
            return;
        }
        Axis group = axes.inner("groups", groups);
        Axis each = axes.inner("each", axes.shape(w).get(0) / groups);
        axes.product(new Axis(second, 1), group, new Axis(w, 1));
        axes.product(new Axis(w, 0), group, each);
    }

    /** Scale and shift are of groups in opset 18, of channels from 21 on. */
    static void groupNormalization(NodeAxes axes) {
        String in = axes.input(0);
        int channels = axes.shape(in).get(1);
        int groups = axes.integer("num_groups", 1);
        Axis group = axes.inner("groups", groups);
        axes.product(new Axis(in, 1), group, axes.inner("each", channels / groups));
        axes.broadcast(in, axes.output(0));
        for (int input = 1; input < axes.inputs(); input++) {
            axes.same(axes.input(input), 0, in, 1);
            if (channels != groups) {
                axes.same(axes.input(input), 0, group);
            }
        }
    }

    static void gemm(NodeAxes axes) {
        String a = axes.input(0);
        String b = axes.input(1);
        String y = axes.output(0);
        int transA = axes.integer("transA", 0);
        int transB = axes.integer("transB", 0);
        axes.same(a, 1 - transA, b, transB);
        axes.same(a, transA, y, 0);
        axes.same(b, 1 - transB, y, 1);
        if (axes.has(2)) {
            axes.broadcast(axes.input(2), y);
        }
    }

    /** A vector has no rows as the first factor, and no columns as the second. */
    static void matMul(NodeAxes axes) {
        String a = axes.input(0);
        String b = axes.input(1);
        String y = axes.output(0);
        int rankA = axes.rank(a);
        int rankB = axes.rank(b);
        int rank = axes.rank(y);
        axes.same(a, rankA - 1, b, Math.max(0, rankB - 2));
        if (rankB > 1) {
            axes.same(b, rankB - 1, y, rank - 1);
        }
        int stacked = rank - Math.min(1, rankA - 1) - Math.min(1, rankB - 1);
        if (rankA > 1) {
            axes.same(a, rankA - 2, y, stacked);
        }
        for (int axis = 0; axis < stacked; axis++) {
            axes.same(a, axis - (stacked - Math.max(0, rankA - 2)), y, axis);
            axes.same(b, axis - (stacked - Math.max(0, rankB - 2)), y, axis);
        }
    }

    /** Axes with one letter go together, but for those that are stretched. */
    static void einsum(NodeAxes axes) {
        List<String> terms = EinsumTerms.of(axes.node(), axes::rank).all();
        List<String> values = new ArrayList<>(axes.node().getInputList());
        values.add(axes.output(0));
        Map<Character, Axis> longest = new HashMap<>();
        for (int t = 0; t < terms.size(); t++) {
            for (int axis = 0; axis < terms.get(t).length(); axis++) {
                Axis here = new Axis(values.get(t), axis);
                longest.merge(
                        terms.get(t).charAt(axis),
                        here,
                        (one, other) -> length(axes, other) > length(axes, one) ? other : one);
            }
        }
        for (int t = 0; t < terms.size(); t++) {
            for (int axis = 0; axis < terms.get(t).length(); axis++) {
                Axis other = longest.get(terms.get(t).charAt(axis));
                if (!other.equals(new Axis(values.get(t), axis))) {
                    axes.same(values.get(t), axis, other.value(), other.index());
                }
            }
        }
    }

    private static int length(NodeAxes axes, Axis axis) {
        return axes.shape(axis.value()).get(axis.index());
    }
}
