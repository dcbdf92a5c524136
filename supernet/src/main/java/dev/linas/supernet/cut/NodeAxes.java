package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One node, and the links that a rule finds between its axes. Not thread-safe. */
final class NodeAxes {
    private final SourceGraph graph;
    private final NodeProto node;
    private final Map<Axis, Integer> inner;
    private final List<AxisLink> links = new ArrayList<>();
    private final Set<Axis> free = new HashSet<>();

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

    /** The links that were noted. */
    List<AxisLink> links() {
        return links;
    }

    /** Notes that an axis may be cut, whatever becomes of the node's others. */
    void free(String value, int axis) {
        free.add(new Axis(value, axis));
    }

    /** Notes that all axes of a tensor may be cut. */
    void free(String value) {
        for (int axis = 0; axis < rank(value); axis++) {
            free(value, axis);
        }
    }

    /**
     * Every axis that nothing was noted of may not be cut: the node computes across it, as a
     * convolution does across pixels.
     */
    void close() {
        Set<Axis> noted = new HashSet<>(free);
        links.forEach(link -> noted.addAll(link.axes()));
        Set<String> values = new LinkedHashSet<>(node.getInputList());
        values.addAll(node.getOutputList());
        for (String value : values) {
            for (int axis = 0; axis < rank(value); axis++) {
                if (shape(value).get(axis) > 1 && !noted.contains(new Axis(value, axis))) {
                    uncuttable(
                            "%s has a use for all of this axis".formatted(node.getOpType()),
                            value,
                            axis);
                }
            }
        }
    }

    /** Number of inputs that are there. */
    int inputs() {
        return node.getInputCount();
    }

    /** Whether an input is there. */
    boolean has(int input) {
        return input < node.getInputCount() && !node.getInput(input).isEmpty();
    }

    /** Number of outputs, those that are left out included. */
    int outputs() {
        return node.getOutputCount();
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

    /** Whether a tensor is a constant of floats of another width than 32 bits. */
    boolean isOtherFloats(String value) {
        return isConstant(value) && graph.constants().get(value).isOtherFloats();
    }

    int rank(String value) {
        return graph.rank(value);
    }

    /** A whole number of the node. */
    int integer(String name, int otherwise) {
        return SourceGraph.integer(node, name, otherwise);
    }

    /** A text of the node. */
    String text(String name, String otherwise) {
        return SourceGraph.attribute(node, name)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(otherwise);
    }

    /** Whether a tensor holds what an input of ids does, for nothing computes on the way. */
    boolean isInputOfIds(String value) {
        return graph.idsOf(value).isPresent();
    }

    /** Whether an axis grows with the number of examples. */
    boolean isBatch(String value, int axis) {
        return graph.isBatch(new Axis(value, axis));
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

    /** The same indices as an axis that no tensor has, if both are of one length. */
    void same(String one, int oneAxis, Axis innerAxis) {
        if (shape(one).get(oneAxis).equals(inner.get(innerAxis))) {
            links.add(new AxisLink.Same(new Axis(one, oneAxis), innerAxis));
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

    /** An axis that no tensor has, and that must stay whole. */
    Axis innerWhole(String name, int length, String reason) {
        Axis axis = inner(name, length);
        links.add(new AxisLink.Uncuttable(node.getName(), List.of(axis), reason));
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

    /** No axis of a tensor may be cut. */
    void uncuttable(String reason, String value) {
        int[] axes = new int[rank(value)];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis;
        }
        if (axes.length > 0) {
            uncuttable(reason, value, axes);
        }
    }
}
