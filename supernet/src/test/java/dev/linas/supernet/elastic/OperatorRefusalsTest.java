package dev.linas.supernet.elastic;

import static dev.linas.supernet.elastic.OperatorNetwork.numbers;
import static dev.linas.supernet.elastic.OperatorNetwork.open;
import static dev.linas.supernet.elastic.OperatorNetwork.weights;
import static dev.linas.supernet.elastic.OperatorNetwork.widths;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators cannot follow is refused, with node, axis and remedy. */
class OperatorRefusalsTest {
    @TempDir private Path folder;

    @Test
    void shouldNameTheAxisThatAnOperatorHasAUseFor() {
        assertThatThrownBy(
                        () ->
                                open(
                                        folder,
                                        16,
                                        widths("table", 2, "\"w\""),
                                        graph -> {
                                            String shape = numbers(graph, "shape", -1, 1, 16);
                                            graph.node("Reshape", "row", List.of("a", shape));
                                            graph.node(
                                                    "Mul",
                                                    "scaled",
                                                    List.of(
                                                            "row",
                                                            weights(graph, "table", 1, 1, 16)));
                                            graph.node(
                                                    "Conv",
                                                    "conv",
                                                    List.of("scaled", weights(graph, "k", 1, 1, 3)),
                                                    OnnxGraph.ints("pads", 1, 1));
                                            graph.node("Flatten", "end", List.of("conv"));
                                        }))
                .hasMessageContainingAll(
                        "node 'conv'", "axis 2 of 'scaled'", "Conv has a use for all");
    }

    @Test
    void shouldRefuseHalfFloats() {
        assertThatThrownBy(
                        () ->
                                open(
                                        folder,
                                        16,
                                        widths("a.w", 1, "\"w\""),
                                        graph -> {
                                            ByteBuffer halves = ByteBuffer.allocate(32);
                                            graph.constant(
                                                    new ConstantTensor(
                                                                    DataType.FLOAT16_VALUE,
                                                                    List.of(16),
                                                                    halves)
                                                            .proto("half"));
                                            graph.node("Mul", "end", List.of("a", "half"));
                                        }))
                .hasMessageContainingAll(
                        "node 'end' (Mul)", "'half' [16]", "32-bit floats", "network.float()");
    }

    @Test
    void shouldRefuseQuantisedNetworks() {
        assertThatThrownBy(
                        () ->
                                open(
                                        folder,
                                        16,
                                        widths("a.w", 1, "\"w\""),
                                        graph -> {
                                            graph.constant("scale", new float[] {1});
                                            graph.node(
                                                    "QuantizeLinear",
                                                    "code",
                                                    List.of("a", "scale"));
                                            graph.node(
                                                    "DequantizeLinear",
                                                    "end",
                                                    List.of("code", "scale"));
                                        }))
                .hasMessageContainingAll("node 'code' (QuantizeLinear)", "precision: int8");
    }

    @Test
    void shouldRefuseWhatCutsNothing() {
        assertThatThrownBy(
                        () ->
                                open(
                                        folder,
                                        16,
                                        widths("old", 0, "\"w\""),
                                        graph -> {
                                            weights(graph, "old", 16);
                                            graph.node("Relu", "end", List.of("a"));
                                        }))
                .hasMessageContainingAll("widths[0] cuts 'old', which no node reads");
    }

    @Test
    void shouldRefuseKernelsThatWouldChangeSizes() {
        assertThatThrownBy(
                        () ->
                                open(
                                        folder,
                                        14,
                                        "\"kernels\": [{\"weight\": \"k\", \"keep\": 1}]",
                                        graph -> {
                                            String shape = numbers(graph, "shape", -1, 1, 16);
                                            graph.node("Reshape", "row", List.of("a", shape));
                                            graph.node(
                                                    "Conv",
                                                    "conv",
                                                    List.of("row", weights(graph, "k", 1, 1, 3)));
                                            graph.node("Flatten", "end", List.of("conv"));
                                        }))
                .hasMessageContainingAll("kernels[0]", "node 'conv' (Conv) pads []", "kernel of 1");
    }

    @Test
    void shouldRefuseToLeaveNothingOfATensor() {
        assertThatThrownBy(
                        () ->
                                open(
                                        folder,
                                        32,
                                        widths("b.w", 0, "\"w\""),
                                        graph -> {
                                            String other = weights(graph, "c.w", 6, 16);
                                            graph.node("MatMul", "c", List.of("input", other));
                                            graph.node(
                                                    "Concat",
                                                    "end",
                                                    List.of("a", "c"),
                                                    OnnxGraph.integer("axis", 1));
                                        }))
                .hasMessageContainingAll("nothing is left of axis 1 of 'c");
    }
}
