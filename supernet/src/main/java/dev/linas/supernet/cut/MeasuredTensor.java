package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A tensor of a graph, as running the graph showed it.
 *
 * @param shape lengths of its axes, when {@link SourceGraph#BATCH} examples run at once
 * @param batched which axes grow with the number of examples
 * @param type of its elements, as ONNX numbers them
 * @param numbers its whole numbers, where they are few and the same for any number of examples, as
 *     ends of slices are that a graph computes from lengths; empty for others
 */
public record MeasuredTensor(
        List<Integer> shape, List<Boolean> batched, int type, Optional<long[]> numbers) {
    public MeasuredTensor {
        shape = List.copyOf(shape);
        batched = List.copyOf(batched);
        numbers = numbers.map(long[]::clone);
    }

    /** A constant, which does not depend on examples. */
    static MeasuredTensor of(ConstantTensor constant) {
        return new MeasuredTensor(
                constant.shape(),
                constant.shape().stream().map(length -> false).toList(),
                constant.type(),
                constant.longs());
    }

    /**
     * A tensor as two runs show it.
     *
     * @param other the same tensor in a run on another number of examples
     */
    static MeasuredTensor of(MeasuredRun.Result one, MeasuredRun.Result other) {
        List<Boolean> differ = new ArrayList<>();
        for (int axis = 0; axis < one.shape().size(); axis++) {
            differ.add(!one.shape().get(axis).equals(other.shape().get(axis)));
        }
        Optional<long[]> fixed =
                one.numbers()
                        .filter(n -> other.numbers().filter(o -> Arrays.equals(n, o)).isPresent());
        return new MeasuredTensor(one.shape(), differ, one.type(), fixed);
    }

    /** Whether it holds 32-bit floats. */
    public boolean isFloat() {
        return type == DataType.FLOAT_VALUE;
    }

    @Override
    public Optional<long[]> numbers() {
        return numbers.map(long[]::clone);
    }
}
