package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/**
 * A network to try operators with: input [6] -> a [16] -> what a test adds, which names its last
 * tensor "end" -> logits [3]. Variable "w" is 4, 8 or 16.
 */
final class OperatorNetwork {
    static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "net",
                    """
                    {"format": "linas-space/1", "name": "net",
                     "variables": [{"name": "w", "options": [4, 8, 16]}]}
                    """);

    private OperatorNetwork() {}

    interface Body {
        void add(OnnxGraph graph);
    }

    static String widths(String tensor, int axis, String keep) {
        return "\"widths\": [{\"tensors\": [\"%s\"], \"axis\": %d, \"keep\": %s}]"
                .formatted(tensor, axis, keep);
    }

    static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) StrictMath.sin(0.7 * (i + 1));
        }
        return numbers;
    }

    static String weights(OnnxGraph graph, String name, int... shape) {
        long[] lengths = new long[shape.length];
        int size = 1;
        for (int axis = 0; axis < shape.length; axis++) {
            lengths[axis] = shape[axis];
            size *= shape[axis];
        }
        return graph.constant(name, numbers(size), lengths);
    }

    static String numbers(OnnxGraph graph, String name, long... values) {
        return graph.constant(name, values, values.length);
    }

    /** As many times 0.5. */
    static ConstantTensor doubles(int count) {
        ByteBuffer halves =
                ByteBuffer.allocate(Double.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            halves.putDouble(i * Double.BYTES, 0.5);
        }
        return new ConstantTensor(TensorProto.DataType.DOUBLE_VALUE, List.of(count), halves);
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    /** The largest, the smallest and another sub-network equal the masked whole one. */
    static List<SubNetworkCheck.CheckResult> assertEqualsMasked(SuperNetwork network) {
        List<SubNetworkCheck.CheckResult> found = SubNetworkCheck.sample(network, 3, 1);
        assertThat(found)
                .hasSize(3)
                .allSatisfy(
                        finding ->
                                assertThat(finding.difference())
                                        .as(finding.obstacle())
                                        .hasValueSatisfying(d -> assertThat(d).isLessThan(1e-5)));
        return found;
    }

    static SuperNetwork open(Path folder, int width, String declarations, Body body)
            throws Exception {
        return open(folder, 17, width, declarations, body);
    }

    static SuperNetwork open(Path folder, int opset, int width, String declarations, Body body)
            throws Exception {
        OnnxGraph graph = new OnnxGraph("net");
        graph.operators(List.of(OperatorSetIdProto.newBuilder().setVersion(opset).build()));
        graph.input(GraphInput.floats("input", 6));
        graph.node("MatMul", "a", List.of("input", weights(graph, "a.w", 6, 16)));
        graph.output("logits", 3);
        body.add(graph);
        graph.node("MatMul", "logits", List.of("end", weights(graph, "b.w", width, 3)));
        return brought(folder, graph.model(new TreeMap<>()), declarations);
    }

    /** Any other model with the same space. */
    static SuperNetwork brought(Path folder, ModelProto model, String declarations)
            throws Exception {
        Files.write(folder.resolve("net.onnx"), model.toByteArray());
        Files.writeString(
                folder.resolve("net.json"),
                """
                {"format": "linas-network/1", "family": "elastic-onnx", "name": "net",
                 "space": "net", "model": "net.onnx", %s}
                """
                        .formatted(declarations));
        return SuperNetworks.ownOrRandom(
                NetworkCatalog.ALL.orFile().named("net.json", folder), SPACE, 0);
    }
}
