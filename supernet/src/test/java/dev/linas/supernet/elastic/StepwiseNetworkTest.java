package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.StepwiseSubNetwork;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.graph.GraphOutput;
import dev.linas.supernet.graph.OnnxGraph;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import dev.linas.supernet.inference.StepwiseModel;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * source [4] -> memory [6], once; at every step the row of a token, plus the memory, is appended to
 * a state [length, 6], and the sum of the state's rows -> logits [5].
 */
class StepwiseNetworkTest {
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "net",
                    """
                    {"format": "linas-space/1", "name": "net",
                     "variables": [{"name": "w", "options": [2, 6]}]}
                    """);

    private static final String STEPS =
            """
            "steps": {"count": 3, "once": ["source"],
                      "states": [{"input": "past", "output": "rows", "axis": 1}]}\
            """;

    private static final String WIDTH =
            """
            , "widths": [{"tensors": ["encoder.w"], "axis": 1, "keep": "w"}]\
            """;

    private static final float[] ENCODER = numbers(24, 0.3f);
    private static final float[] TOKENS = numbers(30, 0.7f);
    private static final float[] OUT = numbers(30, 1.1f);

    @TempDir private Path folder;

    private static float[] numbers(int count, float pace) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) Math.sin(pace * (i + 1));
        }
        return numbers;
    }

    private static ModelProto model() {
        OnnxGraph graph = new OnnxGraph("net");
        graph.input(GraphInput.floats("source", 4));
        graph.input(GraphInput.ids("token", 5));
        graph.input(GraphInput.floats("past", 1, 6).open(0));
        String encoder = graph.constant("encoder.w", ENCODER, 4, 6);
        String memory = graph.node("MatMul", "memory", List.of("source", encoder));
        String tokens = graph.constant("tokens.w", TOKENS, 5, 6);
        String row = graph.node("Gather", "row", List.of(tokens, "token"));
        String sum = graph.node("Add", "sum", List.of(row, memory));
        String axis = graph.constant("axis", new long[] {1}, 1);
        String one = graph.node("Unsqueeze", "one", List.of(sum, axis));
        String rows =
                graph.node("Concat", "rows", List.of("past", one), OnnxGraph.integer("axis", 1));
        String total =
                graph.node(
                        "ReduceSum",
                        "total",
                        List.of(rows, axis),
                        OnnxGraph.integer("keepdims", 0));
        graph.node("MatMul", "logits", List.of(total, graph.constant("out.w", OUT, 6, 5)));
        graph.output("logits", 5);
        graph.output(GraphOutput.of("rows", 2, 6).open(0));
        return graph.model(new TreeMap<>());
    }

    private SuperNetwork open(String declarations) throws Exception {
        Files.write(folder.resolve("net.onnx"), model().toByteArray());
        Files.writeString(
                folder.resolve("net.json"),
                """
                {"format": "linas-network/1", "family": "elastic-onnx", "name": "net",
                 "space": "net", "model": "net.onnx", "inputs": [{"name": "token", "ids": 5}], %s}
                """
                        .formatted(declarations));
        return SuperNetworks.ownOrRandom(
                NetworkCatalog.ALL.orFile().named("net.json", folder), SPACE, 0);
    }

    @Test
    void shouldGoOnFromStatesAsTheSlicedWeightsDo() throws Exception {
        SuperNetwork network = open(STEPS + WIDTH);
        NetworkPlan plan = network.planner().plan(network.planner().smallest());
        StepwiseSubNetwork parts = network.stepwise(plan).orElseThrow();
        float[] sources = {1, 2, 3, 4, -1, 0.5f, 0, 2};
        long[][] tokens = {{0, 3}, {4, 1}, {2, 2}};
        double[][] sums = new double[2][2];
        try (StepwiseModel model =
                        StepwiseModel.load(
                                parts.steps(),
                                parts.once().map(ModelProto::toByteArray),
                                parts.step().toByteArray(),
                                new SessionSettings(Provider.CPU, 1));
                StepwiseModel.Run run =
                        model.start(
                                List.of(
                                        NamedTensor.floats(
                                                "source", FloatBuffer.wrap(sources), 2, 4)),
                                2,
                                1)) {
            for (long[] step : tokens) {
                FloatBuffer logits =
                        run.step(List.of(NamedTensor.longs("token", LongBuffer.wrap(step), 2)));
                for (int row = 0; row < 2; row++) {
                    for (int w = 0; w < 2; w++) {
                        sums[row][w] += TOKENS[(int) step[row] * 6 + w];
                        for (int i = 0; i < 4; i++) {
                            sums[row][w] += sources[row * 4 + i] * ENCODER[i * 6 + w];
                        }
                    }
                    for (int l = 0; l < 5; l++) {
                        double expected = sums[row][0] * OUT[l] + sums[row][1] * OUT[5 + l];
                        assertThat((double) logits.get(row * 5 + l))
                                .isCloseTo(expected, within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void shouldCountTheEncoderOnceAndEveryStep() throws Exception {
        SuperNetwork network = open(STEPS + WIDTH);
        NetworkPlan plan = network.planner().plan(network.planner().smallest());

        assertThat(plan.macs()).isEqualTo(4 * 2 + 3 * 2 * 5);
        assertThat(plan.params()).isEqualTo(4 * 2 + 5 * 2 + 2 * 5);
        assertThat(plan.inputs().get(2).axes()).containsExactly(1, 2);
        assertThat(plan.stepParts().orElseThrow().once().orElseThrow().macs()).isEqualTo(8);
    }

    @Test
    void shouldEqualTheMaskedNetwork() throws Exception {
        assertThat(SubNetworkCheck.of(open(STEPS + WIDTH), Genome.of(0)).difference())
                .hasValueSatisfying(difference -> assertThat(difference).isLessThan(1e-6));
    }

    @Test
    void shouldRefuseStatesThatAreNotThereOrDoNotGrow() {
        assertThatThrownBy(() -> open(STEPS.replace("\"rows\"", "\"row\"")))
                .hasMessageContaining("speaks of 'row', which is neither input nor output");
        assertThatThrownBy(() -> open(STEPS.replace("\"axis\": 1", "\"axis\": 2")))
                .hasMessageContaining("has the fixed length 6 along the axis that it grows along");
        assertThatThrownBy(
                        () -> open(STEPS.replace("\"output\": \"rows\"", "\"output\": \"logits\"")))
                .hasMessageContaining("expected 1 more along axis 1");
        assertThatThrownBy(() -> open(STEPS.replace("\"count\": 3", "\"count\": 4")))
                .hasMessageContaining("odd");
    }

    @Test
    void shouldSplitByTheInputsThatStayTheSame() throws Exception {
        SuperNetwork network = open(STEPS.replace("\"source\"", "\"token\"") + WIDTH);
        NetworkPlan plan = network.planner().plan(Genome.of(1));

        assertThat(plan.stepParts().orElseThrow().once().orElseThrow().inputs())
                .extracting(GraphInput::name)
                .containsExactly("token");
    }
}
