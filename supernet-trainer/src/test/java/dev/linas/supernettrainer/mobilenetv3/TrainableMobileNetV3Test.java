package dev.linas.supernettrainer.mobilenetv3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.mobilenetv3.BlockPlan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernettrainer.torch.Fixtures;
import org.junit.jupiter.api.Test;

class TrainableMobileNetV3Test {
    private final Genome smallest = Fixtures.PLANNER.smallest();

    @Test
    void shouldTrainASubNetworkAloneWithoutSharedKernels() {
        MobileNetV3Plan plan =
                MobileNetV3Planner.of(
                                (MobileNetV3Description)
                                        NetworkCatalog.ALL.find("digits-mbv3").orElseThrow(),
                                BuiltInSpaces.find("digits-mbv3").orElseThrow())
                        .plan(smallest);
        MobileNetV3Plan unshared = TrainableMobileNetV3.unshared(plan);

        assertThat(unshared.macs()).isEqualTo(plan.macs());
        assertThat(unshared.params()).isEqualTo(plan.params());
        assertThat(unshared.blocks()).allMatch(block -> block.largestKernel() == block.kernel());
        assertThat(plan.blocks()).extracting(BlockPlan::largestKernel).contains(5);
        assertThat(Fixtures.NETWORK.alone(smallest).tensors())
                .isEqualTo(unshared.tensors())
                .extracting(TensorShape::name)
                .noneMatch(n -> n.contains("transform"));
    }

    @Test
    void shouldLeaveOtherFamiliesToOthers() {
        NetworkDescription other = NetworkCatalog.ALL.find("ofa-resnet50").orElseThrow();

        assertThat(TrainableMobileNetV3.of(other, BuiltInSpaces.find(other.space()).orElseThrow()))
                .isEmpty();
    }
}
