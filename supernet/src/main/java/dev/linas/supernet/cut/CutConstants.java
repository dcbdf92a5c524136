package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.Moments;
import dev.linas.supernet.weights.WeightSlices;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the constants of one sub-network, each once. Not thread-safe. */
final class CutConstants {
    private final ElasticPlan plan;
    private final OnnxGraph graph;
    private final WeightSlices weights;
    private final Change change;
    private final Set<String> written = new HashSet<>();

    /** A change of floats before they are written. */
    interface Change {
        /**
         * Changes them.
         *
         * @param name of the constant
         * @param values row-major
         */
        void apply(String name, float... values);
    }

    CutConstants(ElasticPlan plan, OnnxGraph graph, WeightSlices weights) {
        this(plan, graph, weights, (name, values) -> {});
    }

    CutConstants(ElasticPlan plan, OnnxGraph graph, WeightSlices weights, Change change) {
        this.plan = plan;
        this.graph = graph;
        this.weights = weights;
        this.change = change;
    }

    /** Writes a constant if it was not yet; returns its name. */
    String write(String name) {
        ConstantTensor constant = plan.source().constants().get(name);
        if (constant != null && written.add(name)) {
            graph.constant(cut(name, constant).proto(name));
        }
        return name;
    }

    /** Writes whole numbers that a node has instead of others; returns their name. */
    String write(String name, long... values) {
        return graph.constant(name, values, values.length);
    }

    /** The floats of a constant in this sub-network. */
    float[] floats(String name) {
        List<Integer> shape = plan.source().shape(name);
        float[] values = CutTensor.of(weights.values(name), shape, plan.keptOf(name));
        change.apply(name, values);
        ElasticPlan.Kernel kernel = plan.kernels().get(name);
        return kernel == null
                ? values
                : KernelCentre.of(
                        values,
                        shape.size() - 2,
                        shape.get(2),
                        kernel.kernel(),
                        kernel.side(),
                        weights);
    }

    /** The moments of a normalisation: those measured on this sub-network, else the whole one's. */
    Moments moments(NodeProto normalisation) {
        return weights.measured(normalisation.getOutput(0))
                .orElseGet(
                        () ->
                                new Moments(
                                        floats(normalisation.getInput(3)),
                                        floats(normalisation.getInput(4))));
    }

    /** Writes floats of a sub-network's own; returns their name. */
    String write(String name, float[] values, List<Integer> shape) {
        return graph.constant(name, values, shape.stream().mapToLong(Integer::longValue).toArray());
    }

    private ConstantTensor cut(String name, ConstantTensor constant) {
        List<int[]> kept = plan.keptOf(name);
        if (!constant.isFloat()) {
            return constant.cut(kept);
        }
        float[] values = floats(name);
        List<Integer> shape = plan.shape(name);
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new ConstantTensor(DataType.FLOAT_VALUE, shape, bytes);
    }
}
