package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.NativeWork;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.network.InvalidNetworkException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of all tensors of a model: it is run on two numbers of examples, and what differs is
 * the batch. So every operator of ONNX Runtime is known, and shapes that are computed are too.
 */
final class MeasuredShapes {
    private static final int OTHER_BATCH = 2;

    private final Map<String, List<Integer>> shapes;
    private final Map<String, List<Boolean>> batched = new HashMap<>();

    private MeasuredShapes(
            Map<String, List<Integer>> shapes, Map<String, List<Integer>> ofOtherBatch) {
        this.shapes = shapes;
        shapes.forEach(
                (name, shape) -> {
                    List<Integer> other = ofOtherBatch.get(name);
                    List<Boolean> differ = new ArrayList<>();
                    for (int axis = 0; axis < shape.size(); axis++) {
                        differ.add(!shape.get(axis).equals(other.get(axis)));
                    }
                    batched.put(name, List.copyOf(differ));
                });
    }

    /**
     * Runs a model.
     *
     * @param nodes whose outputs are measured
     * @throws InvalidNetworkException if ONNX Runtime cannot run it
     */
    static MeasuredShapes of(
            String file, ModelProto model, List<GraphInput> inputs, List<NodeProto> nodes) {
        GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput();
        for (NodeProto node : nodes) {
            for (String output : node.getOutputList()) {
                if (!output.isEmpty()) {
                    graph.addOutput(ValueInfoProto.newBuilder().setName(output));
                }
            }
        }
        byte[] bytes = model.toBuilder().setGraph(graph).build().toByteArray();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OptLevel.NO_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            try (OrtSession session = InferenceRuntime.open(bytes, options)) {
                return new MeasuredShapes(
                        run(session, inputs, SourceGraph.BATCH), run(session, inputs, OTHER_BATCH));
            }
        } catch (OrtException | InferenceException e) {
            throw new InvalidNetworkException(
                    "%s: ONNX Runtime cannot run it: %s".formatted(file, e.getMessage()));
        }
    }

    private static Map<String, List<Integer>> run(
            OrtSession session, List<GraphInput> inputs, int batch) throws OrtException {
        InputBatch drawn = SampleInputs.drawn(inputs, batch);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        Map<String, List<Integer>> shapes = new HashMap<>();
        try {
            for (NamedTensor tensor : drawn.tensors()) {
                tensors.put(tensor.name(), tensor.open());
                shapes.put(tensor.name(), tensor.shape().stream().map(Math::toIntExact).toList());
            }
            try (OrtSession.Result result =
                    NativeWork.ofProcess().call(() -> session.run(tensors))) {
                for (Map.Entry<String, OnnxValue> entry : result) {
                    if (entry.getValue() instanceof OnnxTensor tensor) {
                        shapes.put(
                                entry.getKey(),
                                Arrays.stream(tensor.getInfo().getShape())
                                        .mapToObj(Math::toIntExact)
                                        .toList());
                    }
                }
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
        return shapes;
    }

    /** Adds a tensor that does not depend on examples. */
    void put(String name, List<Integer> shape) {
        shapes.put(name, shape);
    }

    /** Lengths of axes when {@link SourceGraph#BATCH} examples run. */
    Map<String, List<Integer>> shapes() {
        return shapes;
    }

    /** Of every tensor the axes that differ with the number of examples. */
    Map<String, List<Boolean>> batched() {
        return batched;
    }
}
