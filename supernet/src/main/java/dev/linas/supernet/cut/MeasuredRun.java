package dev.linas.supernet.cut;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.Steps;
import dev.linas.supernet.inference.InferenceException;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.NativeWork;
import dev.linas.supernet.inference.SampleInputs;
import dev.linas.supernet.network.InvalidNetworkException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shapes of all tensors of a model: it is run on two numbers of examples, and what differs is
 * the batch; then on longer states, if it has any, and what differs grows with the steps; then, if
 * it takes a prompt at once, on one token, as its middle step does. So every operator of ONNX
 * Runtime is known, and shapes that are computed are too.
 */
final class MeasuredRun {
    private static final int OTHER_BATCH = 2;

    /** Whole numbers of longer tensors are no lengths, axes or places of slices. */
    private static final int MOST_NUMBERS = 64;

    private static final String BEYOND_A_TABLE = "out of data bounds";

    private static final String MANY_IDS =
            "; if these are ids of an input, say fewer \"ids\" of it under \"inputs\" in the"
                    + " sidecar";

    private MeasuredRun() {}

    /**
     * One tensor in one run.
     *
     * @param type of its elements, as ONNX numbers them
     * @param numbers its whole numbers of 64 bits, where they are few
     */
    record RunOutput(List<Integer> shape, int type, Optional<long[]> numbers) {
        RunOutput {
            shape = List.copyOf(shape);
        }
    }

    /**
     * Runs a model.
     *
     * @param steps how it runs again and again; empty if it runs once
     * @param nodes whose outputs are measured
     * @throws InvalidNetworkException if ONNX Runtime cannot run it
     */
    static Map<String, MeasuredTensor> of(
            String file,
            ModelProto model,
            List<GraphInput> inputs,
            Optional<Steps> steps,
            List<NodeProto> nodes) {
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
                Map<String, RunOutput> results = run(session, inputs, SourceGraph.BATCH);
                Map<String, RunOutput> ofOtherBatch = run(session, inputs, OTHER_BATCH);
                List<GraphInput> longer = inputs.stream().map(GraphInput::longer).toList();
                Map<String, RunOutput> later =
                        longer.equals(inputs) ? results : run(session, longer, SourceGraph.BATCH);
                List<GraphInput> middle = middle(inputs, steps);
                Map<String, RunOutput> step =
                        middle.equals(inputs) ? results : run(session, middle, SourceGraph.BATCH);
                Map<String, MeasuredTensor> measured = new HashMap<>();
                results.forEach(
                        (name, result) ->
                                measured.put(
                                        name,
                                        MeasuredTensor.of(
                                                result,
                                                ofOtherBatch.get(name),
                                                later.get(name),
                                                step.get(name))));
                return measured;
            }
        } catch (OrtException | InferenceException e) {
            boolean isIds = e.getMessage().contains(BEYOND_A_TABLE);
            throw new InvalidNetworkException(
                    "%s: ONNX Runtime cannot run it: %s%s"
                            .formatted(file, e.getMessage(), isIds ? MANY_IDS : ""));
        }
    }

    /** The inputs of the middle step; as they are where a run is a step, or there are none. */
    private static List<GraphInput> middle(List<GraphInput> inputs, Optional<Steps> steps) {
        return steps.filter(some -> some.prompt().isPresent())
                .map(some -> inputs.stream().map(some::atMiddle).toList())
                .orElse(inputs);
    }

    private static Map<String, RunOutput> run(
            OrtSession session, List<GraphInput> inputs, int batch) throws OrtException {
        InputBatch drawn = SampleInputs.drawn(inputs, batch);
        Map<String, OnnxTensor> tensors = new HashMap<>();
        Map<String, RunOutput> results = new HashMap<>();
        try {
            for (NamedTensor tensor : drawn.tensors()) {
                tensors.put(tensor.name(), tensor.open());
                results.put(tensor.name(), result(tensors.get(tensor.name())));
            }
            try (OrtSession.Result result =
                    NativeWork.ofProcess().call(() -> session.run(tensors))) {
                for (Map.Entry<String, OnnxValue> entry : result) {
                    if (entry.getValue() instanceof OnnxTensor tensor) {
                        results.put(entry.getKey(), result(tensor));
                    }
                }
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
        return results;
    }

    /** As ONNX numbers it, for ONNX Runtime for Java has numbers of its own. */
    private static int type(TensorInfo info) {
        String name = info.onnxType.name().replace("ONNX_TENSOR_ELEMENT_DATA_TYPE_", "");
        return Arrays.stream(TensorProto.DataType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElse(TensorProto.DataType.UNDEFINED)
                .getNumber();
    }

    private static RunOutput result(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        List<Integer> shape = Arrays.stream(info.getShape()).mapToObj(Math::toIntExact).toList();
        Optional<long[]> numbers = Optional.empty();
        if (info.type == OnnxJavaType.INT64 && info.getNumElements() <= MOST_NUMBERS) {
            LongBuffer values = tensor.getLongBuffer();
            long[] read = new long[values.remaining()];
            values.get(read);
            numbers = Optional.of(read);
        }
        return new RunOutput(shape, type(info), numbers);
    }
}
