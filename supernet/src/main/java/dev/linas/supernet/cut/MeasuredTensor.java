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
 * @param stepped which axes grow with the states that a step goes on from
 * @param step lengths of its axes in the middle step; the same as the shape where a run is a step
 * @param type of its elements, as ONNX numbers them
 * @param numbers its whole numbers, where they are few and the same for any number of examples and
 *     any length of states, as ends of slices are that a graph computes from lengths; empty for
 *     others
 */
public record MeasuredTensor(
        List<Integer> shape,
        List<Boolean> batched,
        List<Boolean> stepped,
        List<Integer> step,
        int type,
        Optional<long[]> numbers) {
    public MeasuredTensor {
        shape = List.copyOf(shape);
        batched = List.copyOf(batched);
        stepped = List.copyOf(stepped);
        step = List.copyOf(step);
        numbers = numbers.map(long[]::clone);
    }

    /** A constant, which does not depend on examples. */
    static MeasuredTensor of(ConstantTensor constant) {
        List<Boolean> none = constant.shape().stream().map(length -> false).toList();
        List<Integer> shape = constant.shape();
        return new MeasuredTensor(shape, none, none, shape, constant.type(), constant.longs());
    }

    /**
     * A tensor as some runs show it.
     *
     * @param other the same tensor in a run on another number of examples
     * @param later the same in a run on longer states
     * @param step the same in the middle step
     */
    static MeasuredTensor of(
            MeasuredRun.RunOutput one,
            MeasuredRun.RunOutput other,
            MeasuredRun.RunOutput later,
            MeasuredRun.RunOutput step) {
        Optional<long[]> fixed =
                one.numbers()
                        .filter(n -> isSame(n, other))
                        .filter(n -> isSame(n, later))
                        .filter(n -> isSame(n, step));
        return new MeasuredTensor(
                one.shape(), grown(one, other), grown(one, later), step.shape(), one.type(), fixed);
    }

    private static boolean isSame(long[] numbers, MeasuredRun.RunOutput other) {
        return other.numbers().filter(o -> Arrays.equals(numbers, o)).isPresent();
    }

    /** Which axes have not the same length in both. */
    private static List<Boolean> grown(MeasuredRun.RunOutput one, MeasuredRun.RunOutput other) {
        List<Boolean> grown = new ArrayList<>();
        for (int axis = 0; axis < one.shape().size(); axis++) {
            grown.add(!one.shape().get(axis).equals(other.shape().get(axis)));
        }
        return grown;
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
