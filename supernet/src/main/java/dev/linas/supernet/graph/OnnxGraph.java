package dev.linas.supernet.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SortedMap;

/**
 * Writes an ONNX graph node by node, IR 8, opset 17 unless told otherwise. Every node is named, and
 * the output of one that is made here bears its name. Serves one thread.
 */
public final class OnnxGraph {
    /** Opset of the default domain. */
    public static final int OPSET = 17;

    /** Name of the symbolic first axis of inputs and outputs. */
    public static final String BATCH = "batch";

    private static final int IR_VERSION = 8;

    private final GraphProto.Builder graph;
    private List<OperatorSetIdProto> opsets =
            List.of(OperatorSetIdProto.newBuilder().setVersion(OPSET).build());

    public OnnxGraph(String name) {
        this.graph = GraphProto.newBuilder().setName(name);
    }

    /** Declares an input of floats or of 64-bit integers; returns its name. */
    public String input(GraphInput input) {
        int type =
                input.holdsIds()
                        ? TensorProto.DataType.INT64_VALUE
                        : TensorProto.DataType.FLOAT_VALUE;
        TensorShapeProto.Builder shape = batched(lengths(input.axes()));
        input.open().ifPresent(axis -> open(shape, axis, input.name()));
        graph.addInput(value(input.name(), type, shape));
        return input.name();
    }

    /** Declares an output [batch, axes...] of floats that a node of this name computes. */
    public void output(String name, long... axes) {
        graph.addOutput(floats(name, batched(axes)));
    }

    /** Declares an output that a node of its name computes. */
    public void output(GraphOutput output) {
        TensorShapeProto.Builder shape = batched(lengths(output.axes()));
        output.open().ifPresent(axis -> open(shape, axis, output.name()));
        graph.addOutput(value(output.name(), output.type(), shape));
    }

    /** Declares an output of floats without a batch axis. */
    public void plainOutput(String name, long... axes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long axis : axes) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(axis));
        }
        graph.addOutput(floats(name, shape));
    }

    /** Uses other versions of operators than those of {@link #OPSET}. */
    public void operators(List<OperatorSetIdProto> versions) {
        this.opsets = List.copyOf(versions);
    }

    /** Version of ONNX's own operators. */
    public long opset() {
        return opsets.stream()
                .filter(o -> o.getDomain().isEmpty() || o.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion)
                .findFirst()
                .orElse(1);
    }

    /** Adds a node as it is. */
    public void node(NodeProto node) {
        graph.addNode(node);
    }

    /** Adds a constant as it is; returns its name. */
    public String constant(TensorProto tensor) {
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** Adds constant floats; returns their name. */
    public String constant(String name, float[] values, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Adds constant whole numbers; returns their name. */
    public String constant(String name, long[] values, long... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(name, TensorProto.DataType.INT64, bytes, shape);
    }

    /** Adds a node with one output; returns the name of both. */
    public String node(
            String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(
                NodeProto.newBuilder()
                        .setOpType(operator)
                        .setName(name)
                        .addAllInput(inputs)
                        .addOutput(name)
                        .addAllAttribute(List.of(attributes)));
        return name;
    }

    /** An attribute of a node. */
    public static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder()
                        .setName(name)
                        .setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** An attribute of a node. */
    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** An attribute of a node. */
    public static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /**
     * The finished model.
     *
     * @param metadata for {@code metadata_props}
     */
    public ModelProto model(SortedMap<String, String> metadata) {
        ModelProto.Builder model =
                ModelProto.newBuilder()
                        .setIrVersion(IR_VERSION)
                        .setProducerName("linas")
                        .addAllOpsetImport(opsets)
                        .setGraph(graph);
        metadata.forEach(
                (key, value) ->
                        model.addMetadataProps(
                                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }

    private String constant(
            String name, TensorProto.DataType type, ByteBuffer values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.getNumber())
                        .setRawData(UnsafeByteOperations.unsafeWrap(values));
        for (long axis : shape) {
            tensor.addDims(axis);
        }
        graph.addInitializer(tensor);
        return name;
    }

    private static long[] lengths(List<Integer> axes) {
        return axes.stream().mapToLong(Integer::longValue).toArray();
    }

    private static TensorShapeProto.Builder batched(long... axes) {
        TensorShapeProto.Builder shape =
                TensorShapeProto.newBuilder()
                        .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (long axis : axes) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(axis));
        }
        return shape;
    }

    /** Leaves the length of an axis after the batch open, under a name of its own. */
    private static void open(TensorShapeProto.Builder shape, int axis, String name) {
        shape.setDim(
                axis + 1, TensorShapeProto.Dimension.newBuilder().setDimParam(name + ".length"));
    }

    private static ValueInfoProto floats(String name, TensorShapeProto.Builder shape) {
        return value(name, TensorProto.DataType.FLOAT_VALUE, shape);
    }

    private static ValueInfoProto value(String name, int type, TensorShapeProto.Builder shape) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type)
                                                .setShape(shape)))
                .build();
    }
}
