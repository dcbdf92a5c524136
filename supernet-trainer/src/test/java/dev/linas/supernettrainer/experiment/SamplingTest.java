package dev.linas.supernettrainer.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.supernet.mobilenetv3.BlockPlan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernettrainer.torch.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void shouldDrawTheSameDifferentSubNetworksForASeed() {
        List<MobileNetV3Plan> drawn = SubNetworkSampling.random(Fixtures.PLANNER, 1, 50);

        assertThat(drawn)
                .isEqualTo(SubNetworkSampling.random(Fixtures.PLANNER, 1, 50))
                .doesNotHaveDuplicates();
        assertThat(drawn).isSortedAccordingTo((a, b) -> Long.compare(a.macs(), b.macs()));
        assertThat(drawn).isNotEqualTo(SubNetworkSampling.random(Fixtures.PLANNER, 2, 50));
    }

    @Test
    void shouldSpreadSubNetworksEvenlyOverTheLogarithmOfTheMacs() {
        List<MobileNetV3Plan> spread = SubNetworkSampling.spread(Fixtures.PLANNER, 1, 10);

        double step = StrictMath.log((double) spread.get(9).macs() / spread.get(0).macs()) / 9;
        for (int i = 1; i < 10; i++) {
            double log = StrictMath.log((double) spread.get(i).macs() / spread.get(i - 1).macs());
            assertThat(log).isBetween(0.7 * step, 1.3 * step);
        }
    }

    @Test
    void shouldTrainFromScratchWithoutSharedKernels() {
        MobileNetV3Plan plan = Fixtures.PLANNER.plan(Fixtures.PLANNER.smallest());
        MobileNetV3Plan unshared = FromScratchTraining.unshared(plan);

        assertThat(unshared.macs()).isEqualTo(plan.macs());
        assertThat(unshared.params()).isEqualTo(plan.params());
        assertThat(unshared.blocks()).allMatch(block -> block.largestKernel() == block.kernel());
        assertThat(unshared.tensors())
                .extracting(TensorShape::name)
                .noneMatch(n -> n.contains("transform"));
        assertThat(plan.blocks()).extracting(BlockPlan::largestKernel).contains(5);
    }
}
