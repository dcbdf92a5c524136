package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One node, and the links that a rule finds between its axes. Not thread-safe. */
final class NodeAxes {
    private final SourceGraph graph;
    private final NodeProto node;
    private final Map<Axis, Integer> inner;
    private final List<AxisLink> links = new ArrayList<>();

    /**
     * @param inner lengths of axes that no tensor has, such as the groups of a convolution; grows
     */
    NodeAxes(SourceGraph graph, NodeProto node, Map<Axis, Integer> inner) {
        this.graph = graph;
        this.node = node;
        this.inner = inner;
    }

    NodeProto node() {
        return node;
    }

    List<AxisLink> links() {
        return links;
    }

    /** Number of inputs that are there. */
    int inputs() {
        return node.getInputCount();
    }

    /** Whether an input is there. */
    boolean has(int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    String input(int index) {
        return node.getInput(index);
    }

    String output(int index) {
        return node.getOutput(index);
    }

    List<Integer> shape(String value) {
        return graph.shape(value);
    }

    /** Whether a tensor is a constant of the graph. */
    boolean isConstant(String value) {
        return graph.constants().containsKey(value);
    }

    int rank(String value) {
        return graph.rank(value);
    }

    /** A whole number of the node. */
    int integer(String name, int otherwise) {
        return SourceGraph.integer(node, name, otherwise);
    }

    /** Whole numbers that are an attribute in older opsets and an input in later ones. */
    Optional<long[]> longs(String attribute, int input) {
        Optional<long[]> found =
                SourceGraph.attribute(node, attribute)
                        .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
        return found.isPresent() || !has(input) ? found : graph.longs(input(input));
    }

    /** An axis that may be counted from the end. */
    int axis(long index, int rank) {
        return (int) (index < 0 ? index + rank : index);
    }

    /** The same indices, if both axes are there and of one length. */
    void same(String one, int oneAxis, String other, int otherAxis) {
        boolean both =
                oneAxis >= 0
                        && otherAxis >= 0
                        && oneAxis < rank(one)
                        && otherAxis < rank(other)
                        && shape(one).get(oneAxis).equals(shape(other).get(otherAxis));
        if (both) {
            links.add(new AxisLink.Same(new Axis(one, oneAxis), new Axis(other, otherAxis)));
        }
    }

    /** All axes of two tensors, from the last; those that are stretched are not linked. */
    void broadcast(String one, String other) {
        int shift = rank(other) - rank(one);
        for (int axis = 0; axis < rank(one); axis++) {
            same(one, axis, other, axis + shift);
        }
    }

    void link(AxisLink link) {
        links.add(link);
    }

    /** An axis that no tensor has. */
    Axis inner(String name, int length) {
        Axis axis = new Axis(node.getName() + "#" + name, 0);
        inner.put(axis, length);
        return axis;
    }

    /** One axis over several. */
    void product(Axis whole, Axis... parts) {
        links.add(new AxisLink.Product(node.getName(), List.of(parts), whole));
    }

    /** Axes of a tensor that may not be cut. */
    void uncuttable(String reason, String value, int... axes) {
        List<Axis> all = new ArrayList<>();
        for (int axis : axes) {
            all.add(new Axis(value, axis));
        }
        links.add(new AxisLink.Uncuttable(node.getName(), all, reason));
    }

    /** Nothing of this node may be cut. */
    void uncuttable(String reason) {
        for (String value : node.getInputList()) {
            uncuttable(reason, value);
        }
        for (String value : node.getOutputList()) {
            uncuttable(reason, value);
        }
    }

    private void uncuttable(String reason, String value) {
        int[] axes = new int[rank(value)];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis;
        }
        if (axes.length > 0) {
            uncuttable(reason, value, axes);
        }
    }
}
