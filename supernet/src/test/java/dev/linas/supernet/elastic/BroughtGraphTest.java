package dev.linas.supernet.elastic;

import static dev.linas.supernet.elastic.OperatorNetwork.assertEqualsMasked;
import static dev.linas.supernet.elastic.OperatorNetwork.brought;
import static dev.linas.supernet.elastic.OperatorNetwork.doubles;
import static dev.linas.supernet.elastic.OperatorNetwork.numbers;
import static dev.linas.supernet.elastic.OperatorNetwork.open;
import static dev.linas.supernet.elastic.OperatorNetwork.weights;
import static dev.linas.supernet.elastic.OperatorNetwork.widths;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.linas.core.space.Genome;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a graph says of itself: which network it is, what ids there are, what numbers it holds. */
class BroughtGraphTest {
    private static final String ROWS = widths("a.w", 1, "\"w\"");

    @TempDir private Path folder;

    private static ModelProto images(int pixels) {
        OnnxGraph graph = new OnnxGraph("net");
        graph.input(GraphInput.floats("input", 3, pixels, pixels));
        graph.node("Conv", "c", List.of("input", weights(graph, "c.w", 16, 3, 1, 1)));
        graph.node("GlobalAveragePool", "mean", List.of("c"));
        graph.node("Flatten", "flat", List.of("mean"));
        graph.node("MatMul", "logits", List.of("flat", weights(graph, "b.w", 16, 3)));
        graph.output("logits", 3);
        return graph.model(new TreeMap<>());
    }

    private String digest(ModelProto model) throws Exception {
        return brought(folder, model, widths("c.w", 0, "\"w\"")).digest();
    }

    @Test
    void shouldTellNetworksApartByTheSizeOfTheirInputs() throws Exception {
        assertThat(digest(images(8))).isNotEqualTo(digest(images(16)));
    }

    @Test
    void shouldKnowANetworkAgainWhateverTheExporterNotes() throws Exception {
        GraphProto.Builder graph = images(8).getGraph().toBuilder();
        graph.getNodeBuilder(0)
                .setDocString("/home/someone/net.py(12): forward")
                .addMetadataProps(StringStringEntryProto.newBuilder().setKey("line").setValue("1"));
        graph.getNodeBuilder(2).addAttribute(OnnxGraph.integer("axis", 1));
        ModelProto plain = images(8).toBuilder().setGraph(graph).build();
        graph.getNodeBuilder(0).setDocString("").clearMetadataProps();
        graph.getNodeBuilder(2).getAttributeBuilder(0).setDocString("from which axis");
        ModelProto noted = images(8).toBuilder().setGraph(graph).build();

        assertThat(digest(noted)).isEqualTo(digest(plain)).isNotEqualTo(digest(images(8)));
    }

    @Test
    void shouldCastToTheTypeOfWhatIsCut() throws Exception {
        assertEqualsMasked(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            graph.constant("half", new float[] {0.5f});
                            graph.node("CastLike", "like", List.of("half", "a"));
                            graph.node("Mul", "end", List.of("a", "like"));
                        }));
    }

    @Test
    void shouldReadDoublesThatAreCastAndNotCut() throws Exception {
        assertEqualsMasked(
                open(
                        folder,
                        16,
                        ROWS,
                        graph -> {
                            graph.constant(doubles(1).proto("half"));
                            graph.node(
                                    "Cast",
                                    "cast",
                                    List.of("half"),
                                    OnnxGraph.integer("to", DataType.FLOAT_VALUE));
                            graph.node("Mul", "end", List.of("a", "cast"));
                        }));
    }

    private interface Column {
        void add(OnnxGraph graph);
    }

    /** Ids of two columns, the second of which is looked up in a table of which rows are cut. */
    private void assertIds(Column column) throws Exception {
        OnnxGraph graph = new OnnxGraph("net");
        graph.input(GraphInput.ids("ids", 16, 2));
        column.add(graph);
        graph.node("Gather", "row", List.of(weights(graph, "table", 16, 8), "column"));
        graph.node("MatMul", "logits", List.of("row", weights(graph, "b.w", 8, 3)));
        graph.output("logits", 3);
        SuperNetwork network =
                brought(
                        folder,
                        graph.model(new TreeMap<>()),
                        "\"inputs\": [{\"name\": \"ids\", \"ids\": 16}], "
                                + widths("table", 0, "\"w\""));

        assertThat(network.planner().plan(Genome.of(0)).inputs())
                .extracting(GraphInput::content)
                .containsExactly(new GraphInput.Content.Ids(4));
        assertEqualsMasked(network);
    }

    @Test
    void shouldFollowIdsThroughAGather() throws Exception {
        assertIds(
                graph -> {
                    String second = graph.constant("second", new long[] {1});
                    graph.node(
                            "Gather",
                            "column",
                            List.of("ids", second),
                            OnnxGraph.integer("axis", 1));
                });
    }

    @Test
    void shouldFollowIdsThroughASplit() throws Exception {
        assertIds(
                graph -> {
                    graph.node(
                            NodeProto.newBuilder()
                                    .setOpType("Split")
                                    .setName("split")
                                    .addInput("ids")
                                    .addOutput("first")
                                    .addOutput("second")
                                    .addAttribute(OnnxGraph.integer("axis", 1))
                                    .build());
                    String axis = numbers(graph, "axis", 1);
                    graph.node("Squeeze", "column", List.of("second", axis));
                });
    }
}
