package dev.linas.supernet.elastic;

import static dev.linas.supernet.elastic.OperatorNetwork.assertEqualsMasked;
import static dev.linas.supernet.elastic.OperatorNetwork.numbers;
import static dev.linas.supernet.elastic.OperatorNetwork.open;
import static dev.linas.supernet.elastic.OperatorNetwork.weights;
import static dev.linas.supernet.elastic.OperatorNetwork.widths;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Forms of one network that only some exporters write. Input [6] -> a [16], of which "w" are kept
 * -> what a test adds -> logits [3].
 */
class BroughtFormsTest {
    private static final String ROWS = widths("a.w", 1, "\"w\"");

    @TempDir private Path folder;

    /** Before version 13 the lengths of a Split are an attribute, which may be left out. */
    @ParameterizedTest
    @ValueSource(ints = {11, 13})
    void shouldSplitIntoEqualPartsInEveryVersion(int opset) throws Exception {
        assertEqualsMasked(
                open(
                        folder,
                        opset,
                        8,
                        widths("b.w", 0, "{\"product\": [\"w\", 0.5]}"),
                        graph -> {
                            graph.node(
                                    NodeProto.newBuilder()
                                            .setOpType("Split")
                                            .addInput("a")
                                            .addOutput("gate")
                                            .addOutput("value")
                                            .addAttribute(OnnxGraph.integer("axis", 1))
                                            .build());
                            graph.node("Mul", "end", List.of("gate", "value"));
                        }));
    }

    /** An exporter that knows how many channels there are writes their number into the size. */
    @Test
    void shouldResizeTheChannelsThatAreKept() throws Exception {
        assertEqualsMasked(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String pixel = numbers(graph, "pixel", 2, 3);
                            graph.node("Unsqueeze", "image", List.of("a", pixel));
                            graph.node("Shape", "lengths", List.of("image"));
                            String first = numbers(graph, "first", 0);
                            graph.node("Gather", "examples", List.of("lengths", first));
                            graph.node(
                                    "Concat",
                                    "size",
                                    List.of("examples", numbers(graph, "fixed", 16, 2, 2)),
                                    OnnxGraph.integer("axis", 0));
                            graph.node("Resize", "wide", List.of("image", "", "", "size"));
                            graph.node("GlobalAveragePool", "pooled", List.of("wide"));
                            graph.node("Flatten", "end", List.of("pooled"));
                        }));
    }

    /** Bits of 1, -2 and 0.5 in floats of 16 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"FLOAT16", "BFLOAT16", "DOUBLE"})
    void shouldCutAndCountWeightsThatAreStoredInAnotherWidth(String type) throws Exception {
        int[] halves = {0x3C00, 0xC000, 0x3800};
        int[] brains = {0x3F80, 0xC000, 0x3F00};
        double[] values = {1, -2, 0.5};
        int bytes = type.equals("DOUBLE") ? Double.BYTES : Short.BYTES;
        ByteBuffer stored = ByteBuffer.allocate(16 * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 16; i++) {
            switch (type) {
                case "FLOAT16" -> stored.putShort((short) halves[i % 3]);
                case "BFLOAT16" -> stored.putShort((short) brains[i % 3]);
                default -> stored.putDouble(values[i % 3]);
            }
        }
        ConstantTensor scale =
                new ConstantTensor(DataType.valueOf(type).getNumber(), List.of(16), stored.flip());
        List<SubNetworkCheck.CheckResult> found =
                assertEqualsMasked(
                        open(
                                folder,
                                16,
                                widths("scale", 0, "\"w\""),
                                graph -> {
                                    graph.constant(scale.proto("scale"));
                                    graph.node(
                                            "Cast",
                                            "floats",
                                            List.of("scale"),
                                            OnnxGraph.integer("to", DataType.FLOAT_VALUE));
                                    graph.node("Mul", "end", List.of("a", "floats"));
                                }));

        assertThat(found.get(0).params()).isEqualTo(6 * 16 + 16 + 16 * 3);
        assertThat(found.get(1).params()).isEqualTo(6 * 4 + 4 + 4 * 3);
    }

    /** Names of nodes are free: one that has none must not get another's. */
    @Test
    void shouldGiveNodesWithoutANameOneOfTheirOwn() throws Exception {
        assertEqualsMasked(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            graph.node(
                                    NodeProto.newBuilder()
                                            .setOpType("Relu")
                                            .addInput("a")
                                            .addOutput("b")
                                            .build());
                            graph.node("Tanh", "Relu_1", List.of("b"));
                            graph.node("Neg", "end", List.of("Relu_1"));
                        }));
    }

    /** A bias that is called as the node is, and that another node reads as well. */
    @Test
    void shouldFoldBesideABiasThatOthersRead() throws Exception {
        assertEqualsMasked(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String pixel = numbers(graph, "pixel", 2);
                            graph.node("Unsqueeze", "row", List.of("a", pixel));
                            String weight = weights(graph, "conv.weight", 16, 16, 1);
                            String bias = weights(graph, "conv.bias", 16);
                            graph.node("Conv", "conv", List.of("row", weight, bias));
                            graph.node(
                                    "BatchNormalization",
                                    "normal",
                                    List.of(
                                            "conv",
                                            weights(graph, "gain", 16),
                                            weights(graph, "shift", 16),
                                            graph.constant("mean", ones(16), 16),
                                            graph.constant("variance", ones(16), 16)));
                            graph.node("Flatten", "flat", List.of("normal"));
                            graph.node("Add", "end", List.of("flat", bias));
                        }));
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void shouldKnowThatRootMeanSquaresSeeZeros() throws Exception {
        assertThat(
                        SubNetworkCheck.sample(
                                open(
                                        folder,
                                        23,
                                        16,
                                        ROWS,
                                        graph ->
                                                graph.node(
                                                        "RMSNormalization",
                                                        "end",
                                                        List.of("a", weights(graph, "gain", 16)))),
                                3,
                                1))
                .extracting(SubNetworkCheck.CheckResult::obstacle)
                .containsExactly(
                        "",
                        "RMSNormalization 'end' computes across what is cut",
                        "RMSNormalization 'end' computes across what is cut");
    }

    /** Before version 13 a Softmax without an axis computes across all axes but the first. */
    @Test
    void shouldKnowWhatAnOlderSoftmaxComputesAcross() throws Exception {
        assertThat(
                        SubNetworkCheck.sample(
                                open(
                                        folder,
                                        11,
                                        16,
                                        ROWS,
                                        graph -> {
                                            graph.node(
                                                    "Unsqueeze",
                                                    "row",
                                                    List.of("a"),
                                                    OnnxGraph.ints("axes", 2));
                                            graph.node("Softmax", "shares", List.of("row"));
                                            graph.node("Flatten", "end", List.of("shares"));
                                        }),
                                3,
                                1))
                .extracting(SubNetworkCheck.CheckResult::obstacle)
                .contains("Softmax 'shares' computes across what is cut");
    }

    /** The number of channels is computed, so that zeros are no absence for "count". */
    @Test
    void shouldCompareEveryOutput() throws Exception {
        assertThat(
                        SubNetworkCheck.sample(
                                open(
                                        folder,
                                        16,
                                        ROWS,
                                        graph -> {
                                            graph.node("Relu", "end", List.of("a"));
                                            graph.node("Shape", "lengths", List.of("a"));
                                            String one = numbers(graph, "one", 1);
                                            graph.node("Gather", "width", List.of("lengths", one));
                                            graph.node(
                                                    "Cast",
                                                    "number",
                                                    List.of("width"),
                                                    OnnxGraph.integer("to", DataType.FLOAT_VALUE));
                                            graph.node("ReduceSum", "sum", List.of("a", one));
                                            graph.node("Div", "mean", List.of("sum", "number"));
                                            graph.output("mean", 1);
                                        }),
                                3,
                                1))
                .extracting(finding -> finding.difference().orElseThrow() > 1e-3)
                .containsExactly(false, true, true);
    }
}
