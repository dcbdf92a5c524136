package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.cut.ConstantTensor;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.OnnxGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** input [6] -> a [8] -> relu -> b [6], added to the input -> c [4] */
class SidecarErrorsTest {
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "net",
                    """
                    {"format": "linas-space/1", "name": "net",
                     "variables": [{"name": "w", "options": [4, 8]}, {"name": "v", "options": [2, \
                    3]}]}
                    """);

    @TempDir private Path folder;

    @BeforeEach
    void write() throws Exception {
        Files.write(folder.resolve("net.onnx"), model(graph -> {}).toByteArray());
    }

    private interface Ending {
        void add(OnnxGraph graph);
    }

    private static ModelProto model(Ending ending) {
        OnnxGraph graph = new OnnxGraph("net");
        graph.input(GraphInput.floats("input", 6));
        String a =
                graph.node(
                        "MatMul",
                        "a",
                        List.of("input", graph.constant("a.w", new float[48], 6, 8)));
        String relu = graph.node("Relu", "relu", List.of(a));
        String b =
                graph.node(
                        "MatMul", "b", List.of(relu, graph.constant("b.w", new float[48], 8, 6)));
        String sum = graph.node("Add", "sum", List.of(b, "input"));
        graph.node("MatMul", "c", List.of(sum, graph.constant("c.w", new float[24], 6, 4)));
        ending.add(graph);
        graph.output("c", 4);
        return graph.model(new TreeMap<>());
    }

    private SuperNetwork open(String declarations) throws Exception {
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

    private void write(UnaryOperator<GraphProto> change) throws Exception {
        ModelProto model = model(graph -> {});
        Files.write(
                folder.resolve("net.onnx"),
                model.toBuilder().setGraph(change.apply(model.getGraph())).build().toByteArray());
    }

    private void assertRefused(String declarations, String... parts) {
        assertThatThrownBy(() -> open(declarations)).hasMessageContainingAll(parts);
    }

    @Test
    void shouldCutTensorsThatAreTiedToAWeight() throws Exception {
        SuperNetwork network =
                open(
                        """
                        "widths": [{"tensors": ["a.w"], "axis": 1, "keep": "w"}]\
                        """);

        assertThat(network.planner().plan(network.planner().smallest()).tensors().toString())
                .contains("a.w, shape=[6, 4]", "b.w, shape=[4, 6]", "c.w, shape=[6, 4]");
    }

    @Test
    void shouldNameATensorThatIsNotThere() {
        assertRefused(
                """
                "widths": [{"tensors": ["a.v"], "axis": 1, "keep": "w"}]\
                """,
                "'widths[0].tensors'",
                "there is no tensor 'a.v'",
                "Did you mean",
                "a.w");
    }

    @Test
    void shouldNameAnAxisThatIsNotThere() {
        assertRefused(
                """
                "widths": [{"tensors": ["a.w"], "axis": 2, "keep": "w"}]\
                """,
                "is 2, but 'a.w'",
                "has the shape [6, 8]");
    }

    @Test
    void shouldRefuseToCutWhatTheNetworkTakes() {
        assertRefused(
                """
                "widths": [{"tensors": ["b.w"], "axis": 1, "keep": "w"}]\
                """,
                "widths[0] keeps 8.0 of axis 1 of 'b.w'",
                "from 1 to its length, 6");
        assertRefused(
                """
                "widths": [{"tensors": ["b.w"], "axis": 1, "keep": "v"}]\
                """,
                "a cut comes to axis 1 of 'input'",
                "cut less");
    }

    @Test
    void shouldRefuseCutsThatContradictEachOther() {
        assertRefused(
                """
                "widths": [{"tensors": ["a.w"], "axis": 1, "keep": "w"},
                           {"tensors": ["b.w"], "axis": 0, "keep": {"product": ["v", 2]}}]\
                """,
                "widths[0] asks for 8 indices of axis 1 of 'a.w', but only 6 are left",
                "tied to what [widths[1]] cuts");
    }

    @Test
    void shouldNameAVariableThatTheSpaceLacks() {
        assertRefused(
                """
                "widths": [{"tensors": ["a.w"], "axis": 1, "keep": "x"}]\
                """,
                "reads variable 'x', which space net does not have",
                "[v, w]");
    }

    @Test
    void shouldRefuseABlockThatChangesShapes() {
        assertRefused(
                """
                "blocks": [{"from": "a", "to": "b", "when": {"v": [3]}}]\
                """,
                "'blocks[0].to'",
                "what is left out must not change shapes");
    }

    @Test
    void shouldNameAnOptionThatTheSpaceLacks() {
        assertRefused(
                """
                "blocks": [{"from": "input", "to": "sum", "when": {"v": [5]}}]\
                """,
                "blocks[0] of network net is there when v is [5], but space net has [2, 3]");
    }

    @Test
    void shouldLeaveABlockOut() throws Exception {
        SuperNetwork network =
                open(
                        """
                        "blocks": [{"from": "input", "to": "sum", "when": {"v": [3]}}]\
                        """);

        assertThat(network.planner().plan(network.planner().largest()).macs()).isEqualTo(120);
        assertThat(network.planner().plan(network.planner().smallest()).macs()).isEqualTo(24);
    }

    @Test
    void shouldRefuseToFollowACutThroughAnUnknownOperator() throws Exception {
        write(
                graph -> {
                    GraphProto.Builder changed = graph.toBuilder();
                    changed.getNodeBuilder(1).setOpType("CumSum").addInput("axis");
                    return changed.addInitializer(ConstantTensor.of(List.of(), 1).proto("axis"))
                            .build();
                });

        assertRefused(
                """
                "widths": [{"tensors": ["a.w"], "axis": 1, "keep": "w"}]\
                """,
                "node 'relu': a cut of axis 1 of 'a' comes here",
                "cannot follow cuts through operator CumSum");
    }

    @Test
    void shouldRefuseAFixedBatch() throws Exception {
        write(
                graph -> {
                    GraphProto.Builder changed = graph.toBuilder();
                    changed.getInputBuilder(0)
                            .getTypeBuilder()
                            .getTensorTypeBuilder()
                            .getShapeBuilder()
                            .getDimBuilder(0)
                            .setDimValue(1);
                    return changed.build();
                });

        assertRefused("\"widths\": []", "input 'input' takes a fixed number of examples");
    }

    @Test
    void shouldAskForTheLengthOfAnOpenAxis() throws Exception {
        write(
                graph -> {
                    GraphProto.Builder changed = graph.toBuilder();
                    changed.getInputBuilder(0)
                            .getTypeBuilder()
                            .getTensorTypeBuilder()
                            .getShapeBuilder()
                            .getDimBuilder(1)
                            .setDimParam("length");
                    return changed.build();
                });

        assertRefused("\"blocks\": []", "leaves the length of an axis open", "\"axes\"");
        assertThat(open("\"inputs\": [{\"name\": \"input\", \"axes\": [6]}]")).isNotNull();
    }

    @Test
    void shouldNameTheFilesThatHoldWeights() throws Exception {
        write(
                graph -> {
                    GraphProto.Builder changed = graph.toBuilder();
                    changed.getInitializerBuilder(0)
                            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                            .addExternalData(
                                    StringStringEntryProto.newBuilder()
                                            .setKey("location")
                                            .setValue("net.bin"));
                    return changed.build();
                });
        Files.writeString(
                folder.resolve("net.json"),
                """
                {"format": "linas-network/1", "family": "elastic-onnx", "name": "net",
                 "space": "net", "model": "net.onnx"}
                """);

        assertThat(NetworkCatalog.ALL.files("net.json", folder))
                .containsExactly(
                        folder.resolve("net.json"),
                        folder.resolve("net.onnx"),
                        folder.resolve("net.bin"));
    }

    @Test
    void shouldSayThatAFileIsNoModel() throws Exception {
        Files.writeString(folder.resolve("net.onnx"), "not a model");

        assertRefused("\"blocks\": []", "net.onnx");
    }

    @Test
    void shouldSayThatAModelIsMissing() throws Exception {
        Files.delete(folder.resolve("net.onnx"));

        assertRefused("\"blocks\": []", "net.onnx: cannot be read");
    }

    @Test
    void shouldRefuseABlockThatEndsBeforeItBegins() {
        assertRefused(
                """
                "blocks": [{"from": "relu", "to": "a", "when": {"w": [8]}}]\
                """,
                "'blocks[0].from'",
                "'relu' is computed after 'a'");
    }

    @Test
    void shouldRefuseTwoTensorsForOnePlace() {
        assertRefused(
                """
                "blocks": [{"from": "b", "to": "sum", "when": {"w": [8]}},
                           {"from": "input", "to": "sum", "when": {"v": [3]}}]\
                """,
                "blocks[0] and blocks[1] both leave out 'sum'",
                "'b' and 'input'");
    }

    /** The largest and the smallest sub-network alone look right. */
    @Test
    void shouldFindVariablesThatCannotBeChosenWithoutEachOther() {
        assertRefused(
                """
                "widths": [{"tensors": ["a.w"], "axis": 1, "keep": "w"},
                           {"tensors": ["b.w"], "axis": 0,
                            "keep": {"variable": "v", "values": {"2": 4, "3": 8}}}]\
                """,
                "widths[1] asks for 8 indices of axis 0 of 'b.w', but only 4 are left",
                "[widths[0]]");
    }

    @Test
    void shouldRefuseToHearOfAnInputTwice() {
        assertRefused(
                """
                "inputs": [{"name": "input", "axes": [6]}, {"name": "input", "axes": [6]}]\
                """,
                "speaks of 'input' twice");
    }
}
