package dev.linas.supernet.elastic;

import static dev.linas.supernet.elastic.OperatorNetwork.brought;
import static dev.linas.supernet.elastic.OperatorNetwork.numbers;
import static dev.linas.supernet.elastic.OperatorNetwork.open;
import static dev.linas.supernet.elastic.OperatorNetwork.weights;
import static dev.linas.supernet.elastic.OperatorNetwork.widths;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would be computed or counted wrongly is refused, with the node and the remedy. */
class RefusedNodesTest {
    private static final String ROWS = widths("a.w", 1, "\"w\"");

    @TempDir private Path folder;

    private void assertRefused(OperatorNetwork.Body body, String... parts) {
        assertThatThrownBy(() -> open(folder, 17, 16, ROWS, body)).hasMessageContainingAll(parts);
    }

    private static NodeProto.Builder node(String operator, String name, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(List.of(inputs))
                .addOutput(name);
    }

    /** Nothing of it is cut, and it multiplies all the same. */
    @Test
    void shouldRefuseFusedOperatorsOfOnnxRuntime() {
        assertThatThrownBy(
                        () ->
                                brought(
                                        folder,
                                        uncut(
                                                node("FusedMatMul", "fused", "input", "f.w")
                                                        .setDomain("com.microsoft")),
                                        ROWS))
                .hasMessageContainingAll(
                        "node 'fused' (FusedMatMul)", "'com.microsoft'", "without fused operators");
    }

    @Test
    void shouldBringFusedActivations() throws Exception {
        assertThat(
                        brought(
                                folder,
                                uncut(node("Gelu", "fused", "input").setDomain("com.microsoft")),
                                ROWS))
                .isNotNull();
    }

    @Test
    void shouldRefuseAttentionAsOneOperator() {
        assertThatThrownBy(() -> brought(folder, uncut(node("Attention", "fused", "input")), ROWS))
                .hasMessageContainingAll("node 'fused' (Attention)", "an opset below 23");
    }

    /** input [6] -> what is tried, whole -> a [16], cut -> logits [3]. */
    private static ModelProto uncut(NodeProto.Builder tried) {
        OnnxGraph graph = new OnnxGraph("net");
        graph.operators(
                List.of(
                        OperatorSetIdProto.newBuilder().setVersion(17).build(),
                        OperatorSetIdProto.newBuilder()
                                .setDomain("com.microsoft")
                                .setVersion(1)
                                .build()));
        graph.input(GraphInput.floats("input", 6));
        weights(graph, "f.w", 6, 6);
        graph.node(tried.build());
        graph.node("MatMul", "a", List.of("fused", weights(graph, "a.w", 6, 16)));
        graph.node("MatMul", "logits", List.of("a", weights(graph, "b.w", 16, 3)));
        graph.output("logits", 3);
        return graph.model(new TreeMap<>());
    }

    @Test
    void shouldRefuseRandomNumbers() {
        assertRefused(
                graph -> {
                    graph.node("RandomNormalLike", "noise", List.of("a"));
                    graph.node("Add", "end", List.of("a", "noise"));
                },
                "node 'noise' (RandomNormalLike) draws other numbers in every run",
                "network.eval()");
    }

    @Test
    void shouldRefuseToDropNumbers() {
        assertRefused(
                graph -> {
                    graph.constant("half", new float[] {0.5f});
                    graph.constant(truth(1).proto("training"));
                    graph.node("Dropout", "end", List.of("a", "half", "training"));
                },
                "node 'end' (Dropout) computes as in training",
                "network.eval()");
    }

    @Test
    void shouldBringADropoutThatDropsNothing() throws Exception {
        assertThat(
                        open(
                                folder,
                                16,
                                ROWS,
                                graph -> {
                                    graph.constant("half", new float[] {0.5f});
                                    graph.constant(truth(0).proto("training"));
                                    graph.node("Dropout", "end", List.of("a", "half", "training"));
                                }))
                .isNotNull();
    }

    private static ConstantTensor truth(int value) {
        return new ConstantTensor(
                TensorProto.DataType.BOOL_VALUE,
                List.of(),
                ByteBuffer.wrap(new byte[] {(byte) value}));
    }

    @Test
    void shouldRefuseNormalisationsByTheMomentsOfTheBatch() {
        assertRefused(
                graph -> {
                    NodeProto.Builder normal =
                            node(
                                    "BatchNormalization",
                                    "end",
                                    "a",
                                    weights(graph, "gain", 16),
                                    weights(graph, "shift", 16),
                                    weights(graph, "mean", 16),
                                    weights(graph, "variance", 16));
                    graph.node(
                            normal.addOutput("now")
                                    .addOutput("spread")
                                    .addAttribute(OnnxGraph.integer("training_mode", 1))
                                    .build());
                },
                "node 'end' (BatchNormalization) computes as in training");
    }

    @Test
    void shouldNameASparseInitializer() {
        ModelProto model = uncut(node("Relu", "fused", "input"));
        UnaryOperator<GraphProto.Builder> sparse =
                graph ->
                        graph.addSparseInitializer(
                                SparseTensorProto.newBuilder()
                                        .setValues(TensorProto.newBuilder().setName("thin")));

        assertThatThrownBy(
                        () ->
                                brought(
                                        folder,
                                        model.toBuilder()
                                                .setGraph(
                                                        sparse.apply(model.getGraph().toBuilder()))
                                                .build(),
                                        ROWS))
                .hasMessageContaining("'thin' is a sparse initializer");
    }

    @Test
    void shouldRefuseKernelsWithoutACentre() {
        assertThatThrownBy(() -> kernel(16, "{\"weight\": \"k\", \"keep\": 3}", 4))
                .hasMessageContainingAll("kernels[0].weight", "[1, 1, 4]", "odd side");
    }

    @Test
    void shouldRefuseAKernelThatIsComputed() {
        assertThatThrownBy(() -> kernel(16, "{\"weight\": \"row\", \"keep\": 3}", 3))
                .hasMessageContainingAll("kernels[0].weight", "'row'", "name the weights");
    }

    @Test
    void shouldRefuseTwoDeclarationsOfOneKernel() {
        assertThatThrownBy(
                        () ->
                                kernel(
                                        16,
                                        "{\"weight\": \"k\", \"keep\": 1},"
                                                + " {\"weight\": \"k\", \"keep\": 3}",
                                        3))
                .hasMessageContainingAll("kernels[0] and kernels[1] are both of 'k'");
    }

    private void kernel(int width, String kernels, int side) throws Exception {
        open(
                folder,
                width,
                "\"kernels\": [" + kernels + "]",
                graph -> {
                    String shape = numbers(graph, "shape", -1, 1, 16);
                    graph.node("Reshape", "row", List.of("a", shape));
                    graph.node(
                            "Conv",
                            "conv",
                            List.of("row", weights(graph, "k", 1, 1, side)),
                            OnnxGraph.ints("pads", side / 2, (side - 1) / 2));
                    graph.node("Flatten", "end", List.of("conv"));
                });
    }
}
