package dev.linas.supernet.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linas.supernet.inference.InferenceRuntime;
import dev.linas.supernet.inference.InputBatch;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.OpenTensors;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Builds small networks with random weights, node by node, and runs them. */
final class TinyGraph {
    static final int RESOLUTION = 8;
    static final int CLASSES = 10;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");
    private final RandomGenerator random = new Random(7);

    private TinyGraph(int channels) {
        graph.addInput(value("image", -1, channels, RESOLUTION, RESOLUTION));
    }

    static TinyGraph of(int channels) {
        return new TinyGraph(channels);
    }

    /** An inverted residual block between a stem and a head, as MobileNetV3 has them. */
    static ModelProto mobile() {
        return of(3).conv("stem", "image", 3, 8, 3, 1)
                .node("Relu", "stem.act", "stem")
                .conv("expand", "stem.act", 8, 16, 1, 1)
                .node("HardSwish", "expand.act", "expand")
                .conv("depth", "expand.act", 16, 16, 3, 16)
                .node("Relu", "depth.act", "depth")
                .conv("project", "depth.act", 16, 8, 1, 1)
                .node("Add", "sum", "stem.act", "project")
                .conv("head", "sum", 8, 16, 1, 1)
                .node("Relu", "head.act", "head")
                .node("GlobalAveragePool", "pool", "head.act")
                .node("Flatten", "flat", "pool")
                .gemm("classifier", "flat", 16, CLASSES)
                .build("classifier");
    }

    TinyGraph conv(String name, String input, int in, int out, int kernel, int groups) {
        int fan = in / groups * kernel * kernel;
        constant(
                name + ".weight",
                gaussian(out * fan, Math.sqrt(2.0 / fan)),
                out,
                in / groups,
                kernel,
                kernel);
        constant(name + ".bias", gaussian(out, 0.2), out);
        return add(
                NodeProto.newBuilder()
                        .setOpType("Conv")
                        .addAllInput(List.of(input, name + ".weight", name + ".bias"))
                        .addAttribute(ints("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2))
                        .addAttribute(integer("group", groups)),
                name);
    }

    TinyGraph gemm(String name, String input, int in, int out) {
        constant(name + ".weight", gaussian(out * in, Math.sqrt(1.0 / in)), out, in);
        constant(name + ".bias", gaussian(out, 0.2), out);
        return add(
                NodeProto.newBuilder()
                        .setOpType("Gemm")
                        .addAllInput(List.of(input, name + ".weight", name + ".bias"))
                        .addAttribute(integer("transB", 1)),
                name);
    }

    TinyGraph matMul(String name, String input, int in, int out) {
        constant(name + ".weight", gaussian(in * out, Math.sqrt(1.0 / in)), in, out);
        return node("MatMul", name, input, name + ".weight");
    }

    /** The same product by the same weights, stored as [out, in]. */
    TinyGraph transposedMatMul(String name, String input, int in, int out) {
        float[] drawn = gaussian(in * out, Math.sqrt(1.0 / in));
        float[] stored = new float[drawn.length];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = drawn[i % in * out + i / in];
        }
        constant(name + ".weight", stored, out, in);
        node("Transpose", name + ".turned", name + ".weight");
        return node("MatMul", name, input, name + ".turned");
    }

    TinyGraph node(String type, String name, String... inputs) {
        return add(NodeProto.newBuilder().setOpType(type).addAllInput(Arrays.asList(inputs)), name);
    }

    TinyGraph constant(String name, float[] values, int... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (int size : shape) {
            tensor.addDims(size);
        }
        for (float v : values) {
            tensor.addFloatData(v);
        }
        graph.addInitializer(tensor);
        return this;
    }

    ModelProto build(String... outputs) {
        for (String output : outputs) {
            graph.addOutput(value(output));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build();
    }

    /** Images of standard normal noise, one batch of the given size per seed. */
    static List<InputBatch> images(int channels, int size, long... seeds) {
        List<InputBatch> batches = new ArrayList<>();
        for (long seed : seeds) {
            Random random = new Random(seed);
            float[] values = new float[size * channels * RESOLUTION * RESOLUTION];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            batches.add(images(values, size, channels, RESOLUTION, RESOLUTION));
        }
        return batches;
    }

    /** Given images. */
    static InputBatch images(float[] values, long... shape) {
        return new InputBatch(
                (int) shape[0],
                List.of(NamedTensor.floats("image", FloatBuffer.wrap(values), shape)));
    }

    /** The values of one output of a model. */
    static float[] run(ModelProto model, String output, InputBatch batch) throws OrtException {
        OrtEnvironment environment = InferenceRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(model.toByteArray(), options);
                OpenTensors inputs = OpenTensors.of(batch.tensors());
                OrtSession.Result result = session.run(inputs.tensors())) {
            OnnxTensor tensor = (OnnxTensor) result.get(output).orElseThrow();
            float[] values = new float[tensor.getFloatBuffer().remaining()];
            tensor.getFloatBuffer().get(values);
            return values;
        }
    }

    private TinyGraph add(NodeProto.Builder node, String name) {
        graph.addNode(node.setName(name).addOutput(name));
        return this;
    }

    private float[] gaussian(int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static ValueInfoProto value(String name, int... shape) {
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
        if (shape.length > 0) {
            TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
            for (int size : shape) {
                TensorShapeProto.Dimension.Builder dimension =
                        TensorShapeProto.Dimension.newBuilder();
                sizes.addDim(
                        size < 0 ? dimension.setDimParam("batch") : dimension.setDimValue(size));
            }
            tensor.setShape(sizes);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
