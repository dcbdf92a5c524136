package dev.linas.supernet.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.OptionalInt;

/**
 * An output of a network.
 *
 * @param name name in the graph, which is that of the node that computes it
 * @param axes lengths of its axes after the first, which is the batch
 * @param open index in these of the one that may have any length, which is then an example; empty
 *     if there is none
 * @param type of its elements, as ONNX numbers them
 */
public record GraphOutput(String name, List<Integer> axes, OptionalInt open, int type) {
    public GraphOutput {
        axes = List.copyOf(axes);
    }

    /** An output of 32-bit floats whose axes all have the lengths given. */
    public GraphOutput(String name, List<Integer> axes) {
        this(name, axes, OptionalInt.empty(), DataType.FLOAT_VALUE);
    }

    /** The same, of elements of another type. */
    public GraphOutput ofType(int onnx) {
        return new GraphOutput(name, axes, open, onnx);
    }

    /** The same with an axis of any length. */
    public GraphOutput open(int axis) {
        return new GraphOutput(name, axes, OptionalInt.of(axis), type);
    }

    /** An output of the given axes. */
    public static GraphOutput of(String name, Integer... axes) {
        return new GraphOutput(name, List.of(axes));
    }
}
