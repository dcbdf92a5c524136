package dev.linas.supernettrainer.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernettrainer.torch.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplingTest {
    @Test
    void shouldDrawTheSameDifferentSubNetworksForASeed() {
        List<NetworkPlan> drawn = SubNetworkSampling.random(Fixtures.PLANNER, 1, 50);

        assertThat(drawn)
                .isEqualTo(SubNetworkSampling.random(Fixtures.PLANNER, 1, 50))
                .doesNotHaveDuplicates();
        assertThat(drawn).isSortedAccordingTo((a, b) -> Long.compare(a.macs(), b.macs()));
        assertThat(drawn).isNotEqualTo(SubNetworkSampling.random(Fixtures.PLANNER, 2, 50));
    }

    @Test
    void shouldSpreadSubNetworksEvenlyOverTheLogarithmOfTheMacs() {
        List<NetworkPlan> spread = SubNetworkSampling.spread(Fixtures.PLANNER, 1, 10);

        double step = StrictMath.log((double) spread.get(9).macs() / spread.get(0).macs()) / 9;
        for (int i = 1; i < 10; i++) {
            double log = StrictMath.log((double) spread.get(i).macs() / spread.get(i - 1).macs());
            assertThat(log).isBetween(0.7 * step, 1.3 * step);
        }
    }
}
