package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NativeWork;
import dev.linas.supernet.inference.OpenTensors;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a network on calibration inputs and observes the ranges of its tensors. */
final class ActivationRanges {
    private static final String LEAST = "/least";
    private static final String GREATEST = "/greatest";

    /** A sum shows what minimum and maximum may hide: a NaN anywhere in the tensor. */
    private static final String SUM = "/sum";

    private static final SessionSettings ON_ALL_CORES =
            new SessionSettings(Provider.CPU, Runtime.getRuntime().availableProcessors());

    private ActivationRanges() {}

    /**
     * The ranges of the given tensors.
     *
     * @throws QuantizationException if there is no batch, if the network cannot be run on one, or
     *     if a tensor is not finite
     */
    static Map<String, Range> observe(
            ModelProto model,
            List<String> tensors,
            Iterable<InputBatch> batches,
            CalibrationMethod method) {
        byte[] observed = withReductions(model, tensors).toByteArray();
        try (OrtSession.SessionOptions options = ON_ALL_CORES.toOptions();
                OrtSession session = InferenceRuntime.open(observed, options)) {
            Map<String, Range> sums = new LinkedHashMap<>();
            int count = 0;
            for (InputBatch batch : batches) {
                run(session, batch, tensors)
                        .forEach((tensor, next) -> sums.merge(tensor, next, method::combine));
                count++;
            }
            return finished(tensors, sums, count, method);
        } catch (OrtException e) {
            throw new QuantizationException(
                    "the network cannot be run on the calibration inputs: " + e.getMessage(), e);
        }
    }

    private static Map<String, Range> finished(
            List<String> tensors, Map<String, Range> sums, int count, CalibrationMethod method) {
        if (count == 0) {
            throw new QuantizationException(
                    "there is no calibration input: give at least one batch, better 100 examples");
        }
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (String tensor : tensors) {
            Range range = method.finish(sums.get(tensor), count);
            if (!range.isFinite()) {
                throw new QuantizationException(
                        "tensor '%s' has values from %s to %s on the calibration inputs: the"
                                        .formatted(tensor, range.min(), range.max())
                                + " network or an input is broken");
            }
            ranges.put(tensor, range);
        }
        return ranges;
    }

    private static Map<String, Range> run(
            OrtSession session, InputBatch batch, List<String> tensors) throws OrtException {
        Set<String> wanted = new LinkedHashSet<>();
        for (String tensor : tensors) {
            wanted.add(tensor + LEAST);
            wanted.add(tensor + GREATEST);
            wanted.add(tensor + SUM);
        }
        Map<String, Range> ranges = new LinkedHashMap<>();
        try (OpenTensors inputs = OpenTensors.of(batch.tensors());
                OrtSession.Result result =
                        NativeWork.ofProcess().call(() -> session.run(inputs.tensors(), wanted))) {
            for (String tensor : tensors) {
                ranges.put(tensor, range(result, tensor));
            }
        }
        return ranges;
    }

    private static Range range(OrtSession.Result result, String tensor) {
        double sum = scalar(result, tensor + SUM);
        return Double.isNaN(sum)
                ? new Range(Double.NaN, Double.NaN)
                : new Range(scalar(result, tensor + LEAST), scalar(result, tensor + GREATEST));
    }

    private static double scalar(OrtSession.Result result, String name) {
        OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
        FloatBuffer values = tensor.getFloatBuffer();
        return values.get(0);
    }

    private static ModelProto withReductions(ModelProto model, List<String> tensors) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        for (String tensor : tensors) {
            addReduction(graph, "ReduceMin", tensor, tensor + LEAST);
            addReduction(graph, "ReduceMax", tensor, tensor + GREATEST);
            addReduction(graph, "ReduceSum", tensor, tensor + SUM);
        }
        return model.toBuilder().setGraph(graph).build();
    }

    private static void addReduction(
            GraphProto.Builder graph, String type, String input, String output) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setName(output)
                        .setOpType(type)
                        .addInput(input)
                        .addOutput(output)
                        .addAttribute(
                                AttributeProto.newBuilder()
                                        .setName("keepdims")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(0)));
        TypeProto.Tensor scalar =
                TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .build();
        graph.addOutput(
                ValueInfoProto.newBuilder()
                        .setName(output)
                        .setType(TypeProto.newBuilder().setTensorType(scalar)));
    }
}
