package dev.linas.supernet.cut;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Axes of convolutions and matrix products. */
final class ProductRules {
    private ProductRules() {}

    /** Weights [out, in / groups, ...]. */
    static void convolution(NodeAxes axes) {
        String x = axes.input(0);
        String w = axes.input(1);
        String y = axes.output(0);
        axes.same(x, 0, y, 0);
        axes.same(y, 1, w, 0);
        if (axes.has(2)) {
            axes.same(axes.input(2), 0, w, 0);
        }
        int groups = axes.integer("group", 1);
        if (groups == 1) {
            axes.same(x, 1, w, 1);
            return;
        }
        Axis group = axes.inner("groups", groups);
        Axis out = axes.inner("out", axes.shape(w).get(0) / groups);
        axes.product(new Axis(x, 1), group, new Axis(w, 1));
        axes.product(new Axis(w, 0), group, out);
    }

    /** Weights [in, out / groups, ...]. */
    static void transposedConvolution(NodeAxes axes) {
        String x = axes.input(0);
        String w = axes.input(1);
        String y = axes.output(0);
        axes.same(x, 0, y, 0);
        axes.same(x, 1, w, 0);
        if (axes.has(2)) {
            axes.same(axes.input(2), 0, y, 1);
        }
        int groups = axes.integer("group", 1);
        if (groups == 1) {
            axes.same(y, 1, w, 1);
            return;
        }
        Axis group = axes.inner("groups", groups);
        Axis in = axes.inner("in", axes.shape(w).get(0) / groups);
        axes.product(new Axis(w, 0), group, in);
        axes.product(new Axis(y, 1), group, new Axis(w, 1));
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

    static void matMul(NodeAxes axes) {
        String a = axes.input(0);
        String b = axes.input(1);
        String y = axes.output(0);
        int rankA = axes.rank(a);
        int rankB = axes.rank(b);
        if (rankA < 2 || rankB < 2) {
            axes.uncuttable("products with a vector are not followed; give it a second axis");
            return;
        }
        int rank = axes.rank(y);
        axes.same(a, rankA - 1, b, rankB - 2);
        axes.same(a, rankA - 2, y, rank - 2);
        axes.same(b, rankB - 1, y, rank - 1);
        for (int axis = 0; axis < rank - 2; axis++) {
            axes.same(a, axis - (rank - rankA), y, axis);
            axes.same(b, axis - (rank - rankB), y, axis);
        }
    }

    /** Axes with one letter go together. */
    static void einsum(NodeAxes axes) {
        String equation =
                SourceGraph.attribute(axes.node(), "equation")
                        .map(a -> a.getS().toString(StandardCharsets.UTF_8))
                        .orElse("")
                        .replace(" ", "");
        String[] sides = equation.split("->", -1);
        if (sides.length != 2 || equation.contains(".")) {
            axes.uncuttable("'%s' is not followed; write the result's letters".formatted(equation));
            return;
        }
        List<String> terms = new ArrayList<>(List.of(sides[0].split(",", -1)));
        List<String> values = new ArrayList<>(axes.node().getInputList());
        terms.add(sides[1]);
        values.add(axes.output(0));
        Map<Character, Axis> first = new HashMap<>();
        for (int t = 0; t < terms.size(); t++) {
            for (int axis = 0; axis < terms.get(t).length(); axis++) {
                Axis here = new Axis(values.get(t), axis);
                Axis there = first.putIfAbsent(terms.get(t).charAt(axis), here);
                if (there != null) {
                    axes.same(there.value(), there.index(), here.value(), here.index());
                }
            }
        }
    }
}
