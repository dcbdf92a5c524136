package dev.linas.supernet.elastic;

import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a step reads of the length of its states differs from step to step: source [4] -> memory
 * [16], of which "w" are kept; what a test makes "one" [1, 16] of it is appended to a state, and
 * what it makes "total" [16] of the rows -> logits [5].
 */
class StatesThatGrowTest {
    @TempDir private Path folder;

    private interface Part {
        void add(OnnxGraph graph);
    }

    private static void one(OnnxGraph graph) {
        graph.node("Unsqueeze", "one", List.of("memory", "axis"));
    }

    private static void total(OnnxGraph graph, String rows) {
        graph.node("ReduceSum", "total", List.of(rows, "axis"), OnnxGraph.integer("keepdims", 0));
    }

    private void assertCut(Part before, Part after) throws Exception {
        OnnxGraph graph = new OnnxGraph("net");
        graph.input(GraphInput.floats("source", 4));
        graph.input(GraphInput.floats("past", 1, 16).open(0));
        graph.constant("axis", new long[] {1}, 1);
        String encoder = OperatorNetwork.weights(graph, "encoder.w", 4, 16);
        graph.node("MatMul", "memory", List.of("source", encoder));
        before.add(graph);
        graph.node("Concat", "rows", List.of("past", "one"), OnnxGraph.integer("axis", 1));
        after.add(graph);
        String out = OperatorNetwork.weights(graph, "out.w", 16, 5);
        graph.node("MatMul", "logits", List.of("total", out));
        graph.output("logits", 5);
        graph.output(GraphOutput.of("rows", 2, 16).open(0));
        SuperNetwork network =
                OperatorNetwork.brought(
                        folder,
                        graph.model(new TreeMap<>()),
                        """
                        "steps": {"count": 5, "once": ["source"],
                                  "states": [{"input": "past", "output": "rows", "axis": 1}]},
                        "widths": [{"tensors": ["encoder.w"], "axis": 1, "keep": "w"}]
                        """);

        OperatorNetwork.assertEqualsMasked(network);
    }

    /** A row of a table of positions, which is as far as the state is long. */
    @Test
    void shouldTakeThePositionOfEveryStep() throws Exception {
        assertCut(
                graph -> {
                    OperatorNetwork.weights(graph, "positions", 1, 8, 16);
                    graph.node("Unsqueeze", "row", List.of("memory", "axis"));
                    graph.node("Shape", "lengths", List.of("past"));
                    graph.node("Gather", "from", List.of("lengths", "axis"));
                    graph.node("Add", "to", List.of("from", "axis"));
                    graph.node("Slice", "position", List.of("positions", "from", "to", "axis"));
                    graph.node("Add", "one", List.of("row", "position"));
                },
                graph -> total(graph, "rows"));
    }

    @Test
    void shouldTakeTheLastRowOfEveryStep() throws Exception {
        assertCut(
                StatesThatGrowTest::one,
                graph -> {
                    String from = OperatorNetwork.numbers(graph, "from", -1);
                    String to = OperatorNetwork.numbers(graph, "to", Long.MAX_VALUE);
                    graph.node("Slice", "last", List.of("rows", from, to, "axis"));
                    total(graph, "last");
                });
    }

    /** The last row, and the first 8 of its numbers twice: one axis is whole, and one is cut. */
    @Test
    void shouldTakeAPartOfTheLastRow() throws Exception {
        assertCut(
                StatesThatGrowTest::one,
                graph -> {
                    String from = OperatorNetwork.numbers(graph, "from", -1, 0);
                    String to = OperatorNetwork.numbers(graph, "to", Long.MAX_VALUE, 8);
                    String both = OperatorNetwork.numbers(graph, "both", 1, 2);
                    graph.node("Slice", "part", List.of("rows", from, to, both));
                    graph.node(
                            "Concat",
                            "twice",
                            List.of("part", "part"),
                            OnnxGraph.integer("axis", 2));
                    total(graph, "twice");
                });
    }

    /** A shape that is given says of examples and steps how they follow. */
    @Test
    void shouldReshapeRowsOfAnyNumberOfSteps() throws Exception {
        assertCut(
                StatesThatGrowTest::one,
                graph -> {
                    String heads = OperatorNetwork.numbers(graph, "shape", 0, -1, 4, 4);
                    graph.node("Reshape", "heads", List.of("rows", heads));
                    graph.node(
                            "ReduceSum",
                            "sum",
                            List.of("heads", "axis"),
                            OnnxGraph.integer("keepdims", 0));
                    String flat = OperatorNetwork.numbers(graph, "flat", 0, 16);
                    graph.node("Reshape", "total", List.of("sum", flat));
                });
    }
}
