package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.network.InvalidNetworkException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rewrites the shapes, lengths and ranges that nodes of the whole network are given (Reshape,
 * Expand, ConstantOfShape, Resize, Split, Slice) to those of one sub-network. An axis is free if
 * its length depends on the number of examples or steps, so that it is known only when the model
 * runs; all other axes have the length that the sub-network keeps of them.
 */
final class CutShapes {
    /** The first version of Split that is given its lengths as an input. */
    private static final int SPLIT_BY_INPUT = 13;

    /** The input of a Resize that holds the size of its output. */
    private static final int SIZES = 3;

    private final ElasticPlan plan;
    private final SourceGraph source;
    private final OnnxGraph graph;
    private final CutConstants constants;

    CutShapes(ElasticPlan plan, OnnxGraph graph, CutConstants constants) {
        this.plan = plan;
        this.source = plan.source();
        this.graph = graph;
        this.constants = constants;
    }

    /**
     * Gives a Reshape the shape of its output in the sub-network. One free axis is written as -1,
     * for ONNX computes it from the others. Several free axes keep the entries of the whole
     * network's shape if that is a constant (ONNX then has 0 or -1 there); if it is computed, the
     * lengths of the free axes are gathered from it.
     */
    void reshape(NodeProto node, NodeProto.Builder cut) {
        String out = node.getOutput(0);
        if (plan.isWhole(out) && plan.isWhole(node.getInput(0))) {
            return;
        }
        long[] lengths = lengths(out);
        List<Integer> free = new ArrayList<>();
        for (int axis = 0; axis < lengths.length; axis++) {
            if (source.isFree(new Axis(out, axis))) {
                free.add(axis);
                lengths[axis] = -1;
            }
        }
        Optional<long[]> given = source.longs(node.getInput(1));
        if (free.size() > 1 && given.isPresent()) {
            free.forEach(axis -> lengths[axis] = given.get()[axis]);
        }
        boolean follows = free.size() <= 1 || given.isPresent();
        cut.setInput(1, follows ? constants.write(shape(node), lengths) : computed(node, 1));
    }

    /**
     * Gives an Expand the shape of its output in the sub-network. A free axis that the input has as
     * well is written as 1, which leaves it as it is; for one that the input lacks, the length is
     * gathered from the shape that the whole network computes.
     */
    void expand(NodeProto node, NodeProto.Builder cut) {
        String in = node.getInput(0);
        String out = node.getOutput(0);
        if (plan.isWhole(out)) {
            return;
        }
        long[] lengths = lengths(out);
        int shift = lengths.length - source.rank(in);
        boolean repeats = false;
        for (int axis = 0; axis < lengths.length; axis++) {
            if (source.isFree(new Axis(out, axis))) {
                repeats |= axis < shift || !source.isFree(new Axis(in, axis - shift));
                lengths[axis] = 1;
            }
        }
        cut.setInput(1, repeats ? computed(node, 1) : constants.write(shape(node), lengths));
    }

    /** Gives a Resize the size of its output in the sub-network, where it is given one. */
    void resize(NodeProto node, NodeProto.Builder cut) {
        String out = node.getOutput(0);
        if (node.getInputCount() <= SIZES || node.getInput(SIZES).isEmpty()) {
            return;
        }
        int rank = source.rank(out);
        int[] axes =
                SourceGraph.attribute(node, "axes")
                        .map(a -> a.getIntsList().stream())
                        .map(all -> all.mapToInt(a -> (int) (a < 0 ? a + rank : a)).toArray())
                        .orElseGet(() -> IntStream.range(0, rank).toArray());
        boolean isCut = Arrays.stream(axes).anyMatch(a -> !plan.kept().isWhole(new Axis(out, a)));
        if (isCut) {
            boolean isFree = Arrays.stream(axes).anyMatch(a -> source.isFree(new Axis(out, a)));
            long[] lengths =
                    Arrays.stream(axes)
                            .mapToLong(a -> plan.kept().length(new Axis(out, a)))
                            .toArray();
            cut.setInput(
                    SIZES,
                    isFree ? computed(node, SIZES, axes) : constants.write(shape(node), lengths));
        }
    }

    /** Gives a ConstantOfShape the shape of its output in the sub-network. */
    void constant(NodeProto node, NodeProto.Builder cut) {
        String out = node.getOutput(0);
        if (!plan.isWhole(out)) {
            cut.setInput(
                    0,
                    source.isAnyFree(out)
                            ? computed(node, 0)
                            : constants.write(shape(node), lengths(out)));
        }
    }

    /** Gives a Split the lengths that its parts have in the sub-network. */
    void split(NodeProto node, NodeProto.Builder cut) {
        String in = node.getInput(0);
        int along = SourceGraph.integer(node, "axis", 0);
        int axis = along < 0 ? along + source.rank(in) : along;
        if (plan.kept().isWhole(new Axis(in, axis))) {
            return;
        }
        long[] lengths =
                node.getOutputList().stream()
                        .mapToLong(part -> plan.kept().length(new Axis(part, axis)))
                        .toArray();
        if (graph.opset() < SPLIT_BY_INPUT) {
            replace(cut, OnnxGraph.ints("split", lengths));
            return;
        }
        without(cut, "num_outputs");
        String name = constants.write(node.getName() + ".split", lengths);
        if (cut.getInputCount() > 1) {
            cut.setInput(1, name);
        } else {
            cut.addInput(name);
        }
    }

    /**
     * Gives a Slice the ranges that take the same elements from the axes of the sub-network, in
     * which only the kept indices are left. Axes of which everything is kept have the ranges of the
     * whole network, since their length may be free.
     */
    void slice(NodeProto node, NodeProto.Builder cut) {
        String in = node.getInput(0);
        SortedMap<Integer, Optional<SliceRanges.SliceRange>> ranges =
                SliceRanges.of(new NodeAxes(source, node, new HashMap<>()))
                        .map(SliceRanges::byAxis)
                        .orElseGet(TreeMap::new);
        List<Integer> along = List.copyOf(ranges.keySet());
        if (along.stream().allMatch(axis -> plan.kept().isWhole(new Axis(in, axis)))) {
            return;
        }
        long[] starts = new long[along.size()];
        long[] ends = new long[along.size()];
        long[] steps = new long[along.size()];
        for (int i = 0; i < along.size(); i++) {
            Axis axis = new Axis(in, along.get(i));
            SliceRanges.SliceRange range = ranges.get(axis.index()).orElseThrow();
            if (plan.kept().isWhole(axis)) {
                starts[i] = range.start();
                ends[i] = range.end();
                steps[i] = range.step();
                continue;
            }
            long[] places = places(node, axis.index(), range);
            steps[i] = places.length > 1 ? places[1] - places[0] : Integer.signum(range.step());
            starts[i] = places[0];
            ends[i] = places[places.length - 1] + Long.signum(steps[i]);
            if (ends[i] < 0) {
                ends[i] = -1L - plan.kept().length(axis);
            }
        }
        long[] axisNumbers = along.stream().mapToLong(Integer::longValue).toArray();
        if (SourceGraph.attribute(node, "starts").isPresent()) {
            replace(cut, OnnxGraph.ints("starts", starts));
            replace(cut, OnnxGraph.ints("ends", ends));
            replace(cut, OnnxGraph.ints("axes", axisNumbers));
            return;
        }
        String name = node.getName();
        cut.clearInput()
                .addInput(plan.live().source(node.getInput(0)))
                .addInput(constants.write(name + ".starts", starts))
                .addInput(constants.write(name + ".ends", ends))
                .addInput(constants.write(name + ".axes", axisNumbers))
                .addInput(constants.write(name + ".steps", steps));
    }

    /**
     * The positions of the sliced elements among the indices kept of an axis.
     *
     * @throws InvalidNetworkException if they are not equally far apart, so that no Slice takes
     *     them
     */
    private long[] places(NodeProto node, int axis, SliceRanges.SliceRange range) {
        Axis in = new Axis(node.getInput(0), axis);
        int[] kept = plan.kept().indices(new Axis(node.getOutput(0), axis));
        long[] places = new long[kept.length];
        for (int i = 0; i < places.length; i++) {
            int index = range.first() + kept[i] * range.step();
            places[i] = plan.kept().set(in).get(0, index).cardinality();
            if (i > 1 && places[i] - places[i - 1] != places[1] - places[0]) {
                throw new InvalidNetworkException(
                        ("%s: node '%s' takes every %d. of %s, which is no such row of what is"
                                        + " kept; keep the first of the axis")
                                .formatted(source.file(), node.getName(), range.step(), in));
            }
        }
        return places;
    }

    private long[] lengths(String value) {
        return plan.shape(value).stream().mapToLong(Integer::longValue).toArray();
    }

    /**
     * Adds nodes that compute a shape: free axes are gathered from the shape that the node is given
     * in the whole network, all others are constants of the sub-network.
     *
     * @return name of the shape
     * @throws InvalidNetworkException if the shape that the node is given is a constant
     */
    private String computed(NodeProto node, int input) {
        return computed(node, input, IntStream.range(0, source.rank(node.getOutput(0))).toArray());
    }

    /** The same of some axes, which the shape that the node is given lists in this order. */
    private String computed(NodeProto node, int input, int... axes) {
        String given = node.getInput(input);
        if (source.constants().containsKey(given)) {
            throw new InvalidNetworkException(
                    ("%s: node '%s' has a fixed shape '%s' though the number of examples, or the"
                                    + " length of a state, is free; export it with a shape that is"
                                    + " computed")
                            .formatted(source.file(), node.getName(), given));
        }
        String out = node.getOutput(0);
        List<String> parts = new ArrayList<>();
        for (int entry = 0; entry < axes.length; entry++) {
            Axis here = new Axis(out, axes[entry]);
            String name = shape(node) + axes[entry];
            if (source.isFree(here)) {
                String place = constants.write(name + ".place", entry);
                parts.add(
                        graph.node(
                                "Gather",
                                name,
                                List.of(plan.live().source(given), place),
                                OnnxGraph.integer("axis", 0)));
            } else {
                parts.add(constants.write(name, plan.kept().length(here)));
            }
        }
        return graph.node("Concat", shape(node), parts, OnnxGraph.integer("axis", 0));
    }

    private static String shape(NodeProto node) {
        return node.getName() + ".shape";
    }

    /** Gives a node an attribute in place of one of the same name. */
    static void replace(NodeProto.Builder node, AttributeProto attribute) {
        without(node, attribute.getName());
        node.addAttribute(attribute);
    }

    private static void without(NodeProto.Builder node, String name) {
        List<AttributeProto> others = new ArrayList<>(node.getAttributeList());
        others.removeIf(attribute -> attribute.getName().equals(name));
        node.clearAttribute().addAllAttribute(others);
    }
}
