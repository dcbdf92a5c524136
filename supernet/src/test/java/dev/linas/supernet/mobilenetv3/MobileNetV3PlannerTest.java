package dev.linas.supernet.mobilenetv3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.network.ActivationFunction;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MobileNetV3PlannerTest {
    private final MobileNetV3Planner planner = TinyDescription.planner();
    private final SearchSpace space = planner.space();

    @Test
    void shouldResolveTheLargestSubNetwork() {
        MobileNetV3Plan plan = planner.plan(planner.largest());

        assertThat(plan.stem()).isEqualTo(new StemPlan(1, 8, 3, 1, ActivationFunction.H_SWISH, 9));
        assertThat(plan.blocks())
                .containsExactly(
                        block(0, -1, 8, 8, 8, 3, List.of(3), 1, 1, false, 0, true, 9),
                        block(1, 0, 8, 24, 16, 5, List.of(5, 3), 2, 3, true, 8, false, 9),
                        block(2, 0, 16, 48, 16, 5, List.of(5, 3), 1, 3, true, 12, true, 5));
        assertThat(plan.head())
                .isEqualTo(new HeadPlan(16, 32, 48, 10, ActivationFunction.H_SWISH, 5));
    }

    @Test
    void shouldLeaveOutBlocksBeyondTheDepth() {
        MobileNetV3Plan plan = planner.plan(planner.smallest());

        assertThat(plan.blocks())
                .containsExactly(
                        block(0, -1, 8, 8, 8, 3, List.of(3), 1, 1, false, 0, true, 9),
                        block(1, 0, 8, 16, 8, 3, List.of(5, 3), 2, 2, true, 4, false, 9));
        assertThat(plan.head().inChannels()).isEqualTo(8);
    }

    @Test
    void shouldCountMultiplicationsAndTrainedNumbers() {
        MobileNetV3Plan plan = planner.plan(planner.smallest());

        assertThat(plan.layers().stream().map(MobileNetV3Layer::macs))
                .containsExactly(
                        72L * 81,
                        72L * 81 + 64 * 81,
                        8L * 16 * 81 + 16 * 9 * 25 + 2 * 16 * 4 + 16 * 8 * 25,
                        8L * 32 * 25 + 32 * 48 + 48 * 10);
        assertThat(plan.layers().stream().map(MobileNetV3Layer::params))
                .containsExactly(
                        72L + 16,
                        72L + 16 + 64 + 16,
                        8L * 16 + 32 + 16 * 9 + 32 + 2 * 16 * 4 + 4 + 16 + 16 * 8 + 16,
                        8L * 32 + 64 + 32 * 48 + 48 * 10 + 10);
    }

    @Test
    void shouldPlanEquivalentGenomesAlike() {
        Genome canonical = space.genome(1, 0, 0, 1, 0, 0, 0);
        Genome withInactiveOptions = space.genome(1, 0, 1, 1, 1, 0, 0);

        assertThat(planner.plan(withInactiveOptions)).isEqualTo(planner.plan(canonical));
    }

    @Test
    void shouldListTheTensorsOfTheWholeNetwork() {
        Map<String, List<Integer>> tensors =
                planner.tensors().stream()
                        .collect(Collectors.toMap(TensorShape::name, TensorShape::shape));

        assertThat(tensors)
                .hasSize(5 + 2 * 5 + 2 * (5 + 5 + 1 + 4 + 5) + 5 + 1 + 2)
                .containsEntry("stem.conv.weight", List.of(8, 1, 3, 3))
                .containsEntry("blocks.0.depthwise.conv.weight", List.of(8, 1, 3, 3))
                .containsEntry("blocks.2.expand.conv.weight", List.of(48, 16, 1, 1))
                .containsEntry("blocks.2.depthwise.conv.weight", List.of(48, 1, 5, 5))
                .containsEntry("blocks.2.depthwise.transform.5to3", List.of(9, 9))
                .containsEntry("blocks.2.depthwise.bn.variance", List.of(48))
                .containsEntry("blocks.2.se.reduce.weight", List.of(12, 48, 1, 1))
                .containsEntry("blocks.2.se.expand.bias", List.of(48))
                .containsEntry("blocks.2.project.conv.weight", List.of(16, 48, 1, 1))
                .containsEntry("head.expand.conv.weight", List.of(32, 16, 1, 1))
                .containsEntry("head.mix.weight", List.of(48, 32, 1, 1))
                .containsEntry("classifier.weight", List.of(10, 48))
                .doesNotContainKey("blocks.0.expand.conv.weight");
    }

    @Test
    void shouldCountAsManyTrainedNumbersAsTheTensorsHold() {
        long moments =
                planner.tensors().stream()
                        .filter(t -> t.name().matches(".*(mean|variance|transform.*)"))
                        .mapToLong(TensorShape::size)
                        .sum();
        long all = planner.tensors().stream().mapToLong(TensorShape::size).sum();

        assertThat(planner.plan(planner.largest()).params()).isEqualTo(all - moments);
    }

    @Test
    void shouldLetTheClassifierReadTheAverageWithoutAMixingLayer() {
        MobileNetV3Planner withoutMix =
                MobileNetV3Planner.of(
                        (MobileNetV3Description)
                                NetworkCatalog.ALL.read(
                                        "tiny",
                                        TinyDescription.NETWORK.replace("\"mix\": 48, ", "")),
                        space);
        MobileNetV3Plan plan = withoutMix.plan(withoutMix.largest());

        assertThat(plan.head().features()).isEqualTo(32);
        assertThat(withoutMix.tensors())
                .contains(new TensorShape("classifier.weight", List.of(10, 32)))
                .noneMatch(tensor -> tensor.name().startsWith("head.mix"));
    }

    @Test
    void shouldRejectAGenomeOfAnotherSpace() {
        assertThatThrownBy(() -> planner.plan(Genome.of(0, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 3 variables, but space tiny has 7");
    }

    @Test
    void shouldRejectASpaceThatLacksAVariable() {
        assertThatThrownBy(
                        () ->
                                MobileNetV3Planner.of(
                                        planner.network(),
                                        BuiltInSpaces.find("nas-bench-201").orElseThrow()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("network tiny reads variable 'w0'")
                .hasMessageContaining("nas-bench-201");
    }

    @Test
    void shouldRejectAnEvenKernelOfTheSpace() {
        SearchSpace even =
                SearchSpaceReader.read("even", TinyDescription.SPACE.replace("[3, 5]", "[3, 4]"));

        assertThatThrownBy(() -> MobileNetV3Planner.of(planner.network(), even))
                .hasMessageContaining("kernel of block 0 of stage 0 is 4.0")
                .hasMessageContaining("odd");
    }

    @Test
    void shouldRejectADepthBeyondTheBlocks() {
        SearchSpace deep =
                SearchSpaceReader.read(
                        "deep",
                        TinyDescription.SPACE.replace(
                                "\"options\": [1, 2]", "\"options\": [1, 2, 3]"));

        assertThatThrownBy(() -> MobileNetV3Planner.of(planner.network(), deep))
                .hasMessageContaining("depth of stage 0")
                .hasMessageContaining("d0")
                .hasMessageContaining("3.0");
    }

    private static BlockPlan block(
            int index,
            int stage,
            int in,
            int mid,
            int out,
            int kernel,
            List<Integer> kernels,
            int stride,
            double expansion,
            boolean expanding,
            int squeeze,
            boolean residual,
            int size) {
        return new BlockPlan(
                new BlockPlan.Position(index, stage),
                new BlockPlan.Channels(in, mid, out, squeeze, expansion, expanding),
                new BlockPlan.Depthwise(kernel, kernels, stride),
                ActivationFunction.RELU,
                residual,
                size);
    }
}
