package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** input [6] and ids [4] -> a table of 10 rows, added up -> a [16] -> logits [3]. */
class BroughtFilesTest {
    private static final String IDS = "{\"name\": \"ids\", \"ids\": 10}";

    @TempDir private Path folder;

    private static ModelProto model() {
        OnnxGraph graph = new OnnxGraph("net");
        graph.input(GraphInput.floats("input", 6));
        graph.input(GraphInput.ids("ids", 10, 4));
        String table = OperatorNetwork.weights(graph, "table", 10, 6);
        graph.node("Gather", "rows", List.of(table, "ids"));
        graph.node(
                "ReduceSum",
                "sum",
                List.of("rows", OperatorNetwork.numbers(graph, "one", 1)),
                OnnxGraph.integer("keepdims", 0));
        graph.node("Add", "both", List.of("input", "sum"));
        graph.node("MatMul", "a", List.of("both", OperatorNetwork.weights(graph, "a.w", 6, 16)));
        graph.node("MatMul", "logits", List.of("a", OperatorNetwork.weights(graph, "b.w", 16, 3)));
        graph.output("logits", 3);
        return graph.model(new TreeMap<>());
    }

    private void assertRefused(ModelProto model, String declarations, String... parts) {
        assertThatThrownBy(() -> OperatorNetwork.brought(folder, model, declarations))
                .hasMessageContainingAll(parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"name": "ids", "ids": 10, "axes": [4, 4]} | 'ids' has 1 axes after the batch
                    {"name": "ids", "ids": 1000} | say fewer "ids" of it under "inputs"
                    """)
    void shouldNameWhatTheSidecarSaysOfAnInput(String input, String message) {
        assertRefused(model(), "\"inputs\": [" + input + "]", message);
    }

    @Test
    void shouldRefuseIdsOfAnInputOfFloats() {
        assertRefused(
                model(),
                "\"inputs\": [" + IDS + ", {\"name\": \"input\", \"ids\": 9}]",
                "input 'input' holds floats",
                "leave \"ids\" out");
    }

    @Test
    void shouldNameAnIndexThatAnAxisHasNot() {
        assertRefused(
                model(),
                "\"inputs\": ["
                        + IDS
                        + "], \"widths\": [{\"tensors\": [\"a.w\"], \"axis\": 1, \"keep\": \"w\","
                        + " \"indices\": {\"4\": [0, 1, 2, 16]}}]",
                "'widths[0].indices' for width 4 names 16",
                "axis 1 of 'a.w' has the length 16");
    }

    @Test
    void shouldNameTheTensorWhoseFileIsMissing() {
        assertRefused(
                external("location", "weights.bin"),
                "\"inputs\": [" + IDS + "]",
                "the numbers of tensor 'table' lie in ",
                "weights.bin, which cannot be read: there is no such file");
    }

    @ParameterizedTest
    @CsvSource({"offset, abc", "offset, -4", "length, 9999999999", "offset, 9223372036854775807"})
    void shouldNameTheTensorWhosePlaceIsNone(String key, String value) throws Exception {
        Files.write(folder.resolve("weights.bin"), new byte[240]);

        assertRefused(
                external("location", "weights.bin", key, value),
                "\"inputs\": [" + IDS + "]",
                "net.onnx: tensor 'table'");
    }

    /** The table lies in another file. */
    private static ModelProto external(String... entries) {
        ModelProto.Builder model = model().toBuilder();
        TensorProto.Builder table = model.getGraphBuilder().getInitializerBuilder(0);
        table.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
        for (int i = 0; i < entries.length; i += 2) {
            table.addExternalData(
                    StringStringEntryProto.newBuilder()
                            .setKey(entries[i])
                            .setValue(entries[i + 1]));
        }
        return model.build();
    }
}
