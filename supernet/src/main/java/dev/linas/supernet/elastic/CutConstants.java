package dev.linas.supernet.elastic;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.weights.WeightSlices;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the constants of one sub-network, each once. Not thread-safe. */
final class CutConstants {
    private final ElasticPlan plan;
    private final OnnxGraph graph;
    private final WeightSlices weights;
    private final Set<String> written = new HashSet<>();

    CutConstants(ElasticPlan plan, OnnxGraph graph, WeightSlices weights) {
        this.plan = plan;
        this.graph = graph;
        this.weights = weights;
    }

    /** Writes a constant if it was not yet; returns its name. */
    String write(String name) {
        ConstantTensor constant = plan.source().constants().get(name);
        if (constant != null && written.add(name)) {
            graph.constant(cut(name, constant).proto(name));
        }
        return name;
    }

    /** Writes numbers of a sub-network's own in place of a constant; returns their name. */
    String write(String name, float... values) {
        if (written.add(name)) {
            graph.constant(name, values, values.length);
        }
        return name;
    }

    /** Writes whole numbers that a node has instead of others; returns their name. */
    String write(String name, long... values) {
        if (written.add(name)) {
            graph.constant(name, values, values.length);
        }
        return name;
    }

    private ConstantTensor cut(String name, ConstantTensor constant) {
        List<int[]> kept = plan.keptOf(name);
        if (!constant.isFloat()) {
            return constant.cut(kept);
        }
        float[] values = CutTensor.of(weights.values(name), constant.shape(), kept);
        List<Integer> shape = new ArrayList<>(kept.stream().map(k -> k.length).toList());
        ElasticPlan.Kernel kernel = plan.kernels().get(name);
        if (kernel != null) {
            int side = constant.shape().get(2);
            values = KernelCentre.of(values, side, kernel.kernel(), kernel.side(), weights);
            shape.set(2, kernel.side());
            shape.set(3, kernel.side());
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new ConstantTensor(DataType.FLOAT_VALUE, shape, bytes);
    }
}
