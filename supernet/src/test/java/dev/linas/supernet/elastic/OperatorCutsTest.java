package dev.linas.supernet.elastic;

import static dev.linas.supernet.elastic.OperatorNetwork.numbers;
import static dev.linas.supernet.elastic.OperatorNetwork.open;
import static dev.linas.supernet.elastic.OperatorNetwork.text;
import static dev.linas.supernet.elastic.OperatorNetwork.weights;
import static dev.linas.supernet.elastic.OperatorNetwork.widths;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts go through operators: input [6] -> a [16], of which "w" are kept -> what a test adds, which
 * names its last tensor "end" -> logits [3].
 */
class OperatorCutsTest {
    private static final String ROWS = widths("a.w", 1, "\"w\"");

    @TempDir private Path folder;

    /** Every sub-network equals the masked whole one, and costs less the more is cut. */
    private static void assertCut(SuperNetwork network) {
        List<SubNetworkCheck.CheckResult> found = OperatorNetwork.assertEqualsMasked(network);
        assertThat(found.stream().mapToLong(SubNetworkCheck.CheckResult::macs).distinct())
                .hasSize(3);
    }

    @Test
    void shouldTurnTheOrderRound() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String axis = numbers(graph, "axis", 1);
                            String from = numbers(graph, "from", -1);
                            String to = numbers(graph, "to", Long.MIN_VALUE);
                            String step = numbers(graph, "step", -1);
                            graph.node("Slice", "end", List.of("a", from, to, axis, step));
                        }));
    }

    /** As gated units take their halves, and rotary embeddings theirs. */
    @Test
    void shouldTakeHalvesOfWhatIsCut() throws Exception {
        assertCut(
                open(
                        folder,
                        8,
                        widths("b.w", 0, "{\"product\": [\"w\", 0.5]}"),
                        graph -> {
                            String axis = numbers(graph, "axis", 1);
                            String zero = numbers(graph, "zero", 0);
                            String half = numbers(graph, "half", 8);
                            String all = numbers(graph, "all", 16);
                            graph.node("Slice", "gate", List.of("a", zero, half, axis));
                            graph.node("Slice", "value", List.of("a", half, all, axis));
                            graph.node("Mul", "end", List.of("gate", "value"));
                        }));
    }

    @Test
    void shouldTakeEverySecondOfWhatIsCut() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String axis = numbers(graph, "axis", 1);
                            String zero = numbers(graph, "zero", 0);
                            String one = numbers(graph, "one", 1);
                            String all = numbers(graph, "all", Long.MAX_VALUE);
                            String step = numbers(graph, "step", 2);
                            graph.node("Slice", "even", List.of("a", zero, all, axis, step));
                            graph.node("Slice", "odd", List.of("a", one, all, axis, step));
                            graph.node("Neg", "negative", List.of("odd"));
                            graph.node(
                                    "Concat",
                                    "end",
                                    List.of("even", "negative"),
                                    OnnxGraph.integer("axis", 1));
                        }));
    }

    /** A token of weights before those of the examples: repeated as often as there are examples. */
    @Test
    void shouldRepeatWeightsForEveryExample() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String one = numbers(graph, "one", 1);
                            graph.node("Unsqueeze", "row", List.of("a", one));
                            graph.node("Shape", "lengths", List.of("row"));
                            graph.node(
                                    "Expand",
                                    "tokens",
                                    List.of(weights(graph, "token", 1, 1, 16), "lengths"));
                            graph.node(
                                    "Concat",
                                    "rows",
                                    List.of("tokens", "row"),
                                    OnnxGraph.integer("axis", 1));
                            graph.node(
                                    "ReduceSum",
                                    "end",
                                    List.of("rows", one),
                                    OnnxGraph.integer("keepdims", 0));
                        }));
    }

    @Test
    void shouldMakeZerosAsManyAsAreKept() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            graph.node("Shape", "lengths", List.of("input"));
                            String place = numbers(graph, "place", 0);
                            graph.node(
                                    "Gather",
                                    "examples",
                                    List.of("lengths", place),
                                    OnnxGraph.integer("axis", 0));
                            graph.node(
                                    "Concat",
                                    "shape",
                                    List.of("examples", numbers(graph, "width", 16)),
                                    OnnxGraph.integer("axis", 0));
                            graph.node("ConstantOfShape", "zeros", List.of("shape"));
                            graph.node("Add", "end", List.of("a", "zeros"));
                        }));
    }

    @Test
    void shouldRepeatWholeAxes() throws Exception {
        assertCut(
                open(
                        folder,
                        32,
                        ROWS,
                        graph ->
                                graph.node(
                                        "Tile",
                                        "end",
                                        List.of("a", numbers(graph, "times", 1, 2)))));
    }

    @Test
    void shouldMakePixelsOfChannels() throws Exception {
        for (String mode : List.of("DCR", "CRD")) {
            String keep = "{\"product\": [\"w\", 0.25]}";
            assertCut(
                    open(
                            folder,
                            4,
                            widths("scale", 1, keep),
                            graph -> {
                                String shape = numbers(graph, "shape", -1, 16, 1, 1);
                                graph.node("Reshape", "pixels", List.of("a", shape));
                                graph.node(
                                        "DepthToSpace",
                                        "wide",
                                        List.of("pixels"),
                                        OnnxGraph.integer("blocksize", 2),
                                        text("mode", mode));
                                graph.node(
                                        "Mul",
                                        "scaled",
                                        List.of("wide", weights(graph, "scale", 1, 4, 2, 2)));
                                graph.node("GlobalAveragePool", "pooled", List.of("scaled"));
                                graph.node("Flatten", "end", List.of("pooled"));
                            }));
        }
    }

    @Test
    void shouldNormaliseTheGroupsThatAreKept() throws Exception {
        assertCut(
                open(
                        folder,
                        21,
                        16,
                        ROWS,
                        graph -> {
                            String shape = numbers(graph, "shape", -1, 16, 1);
                            graph.node("Reshape", "row", List.of("a", shape));
                            graph.node(
                                    "GroupNormalization",
                                    "normal",
                                    List.of(
                                            "row",
                                            weights(graph, "scale", 16),
                                            weights(graph, "shift", 16)),
                                    OnnxGraph.integer("num_groups", 4));
                            graph.node("Flatten", "end", List.of("normal"));
                        }));
    }

    /** Channels are cut in every gate; MACs count every step. */
    @Test
    void shouldCutRecurrentLayers() throws Exception {
        SuperNetwork network =
                open(
                        folder,
                        16,
                        widths("r", 2, "\"w\""),
                        graph -> {
                            graph.node(
                                    "Unsqueeze", "step", List.of("a", numbers(graph, "first", 0)));
                            graph.node(
                                    NodeProto.newBuilder()
                                            .setOpType("LSTM")
                                            .setName("lstm")
                                            .addInput("step")
                                            .addInput(weights(graph, "i", 1, 64, 16))
                                            .addInput(weights(graph, "r", 1, 64, 16))
                                            .addInput(weights(graph, "bias", 1, 128))
                                            .addOutput("")
                                            .addOutput("state")
                                            .addAttribute(OnnxGraph.integer("hidden_size", 16))
                                            .build());
                            graph.node(
                                    "Squeeze",
                                    "end",
                                    List.of("state", numbers(graph, "direction", 0)));
                        });

        assertCut(network);
        assertThat(network.planner().plan(network.planner().smallest()).macs())
                .isEqualTo(6 * 16 + 4 * 4 * (16 + 4) + 4 * 3);
    }

    /** As heads are in an attention that has one axis for examples and heads. */
    @Test
    void shouldMaskWhatSharesAnAxisWithTheExamples() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        widths("b.w", 0, "\"w\""),
                        graph -> {
                            String merged = numbers(graph, "merged", -1, 4);
                            graph.node("Reshape", "heads", List.of("a", merged));
                            graph.node("Tanh", "bent", List.of("heads"));
                            String apart = numbers(graph, "apart", -1, 16);
                            graph.node("Reshape", "end", List.of("bent", apart));
                        }));
    }

    @Test
    void shouldLeaveConditionsUnmasked() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            graph.constant("zero", new float[1]);
                            graph.node("Greater", "positive", List.of("a", "zero"));
                            graph.node("Neg", "negative", List.of("a"));
                            graph.node("Where", "end", List.of("positive", "a", "negative"));
                        }));
    }

    @Test
    void shouldTakeTheCentreOfKernelsOfOneAxis() throws Exception {
        SuperNetwork network =
                open(
                        folder,
                        16,
                        "\"kernels\": [{\"weight\": \"k\", \"keep\": 3}], " + ROWS,
                        graph -> {
                            graph.node("Transpose", "t", List.of("a"));
                            graph.node("Transpose", "u", List.of("t"));
                            graph.node("Unsqueeze", "row", List.of("u", numbers(graph, "o", 2)));
                            graph.node(
                                    "Conv",
                                    "conv",
                                    List.of("row", weights(graph, "k", 16, 1, 5)),
                                    OnnxGraph.integer("group", 16),
                                    OnnxGraph.ints("pads", 2, 2));
                            graph.node("Flatten", "end", List.of("conv"));
                        });

        assertCut(network);
        assertThat(network.planner().plan(network.planner().largest()).tensors().toString())
                .contains("k, shape=[16, 1, 3]");
    }

    @Test
    void shouldPutOutWholeNumbersBesideLogits() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            graph.node("Relu", "end", List.of("a"));
                            String axis = numbers(graph, "axis", 1);
                            graph.node("ReduceSum", "sum", List.of("a", axis));
                            graph.node(
                                    "Cast",
                                    "second",
                                    List.of("sum"),
                                    OnnxGraph.integer("to", DataType.INT64_VALUE));
                            graph.output(GraphOutput.of("second", 1).ofType(DataType.INT64_VALUE));
                        }));
    }

    /** As the shift of relative attention: heads stay what they are, places become others. */
    @Test
    void shouldFollowAxesBesideThoseThatAReshapeMixes() throws Exception {
        assertCut(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            String apart = numbers(graph, "apart", -1, 16, 1);
                            graph.node("Reshape", "row", List.of("a", apart));
                            String table = weights(graph, "table", 1, 6);
                            graph.node("MatMul", "wide", List.of("row", table));
                            String two = numbers(graph, "two", -1, 16, 2, 3);
                            graph.node("Reshape", "twos", List.of("wide", two));
                            String three = numbers(graph, "three", -1, 16, 3, 2);
                            graph.node("Reshape", "threes", List.of("twos", three));
                            String last = numbers(graph, "last", 2, 3);
                            graph.node(
                                    "ReduceSum",
                                    "end",
                                    List.of("threes", last),
                                    OnnxGraph.integer("keepdims", 0));
                        }));
    }

    /** Else what was measured of the one would be taken for the other's. */
    @Test
    void shouldTellGraphsApartThatHaveTheSameWeights() throws Exception {
        String relu =
                open(folder, 16, ROWS, graph -> graph.node("Relu", "end", List.of("a"))).digest();
        String tanh =
                open(folder, 16, ROWS, graph -> graph.node("Tanh", "end", List.of("a"))).digest();

        assertThat(relu).isNotEqualTo(tanh);
    }

    @Test
    void shouldCountOnlyWhatIsTrained() throws Exception {
        String untrained = ROWS + ", \"untrained\": [\"table\"]";
        SuperNetwork network =
                open(
                        folder,
                        16,
                        untrained,
                        graph ->
                                graph.node(
                                        "Add", "end", List.of("a", weights(graph, "table", 16))));

        assertThat(network.planner().plan(network.planner().largest()).params())
                .isEqualTo(6 * 16 + 16 * 3);
    }
}
