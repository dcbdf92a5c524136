package dev.linas.core.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupSpreadTest {
    @Test
    void shouldKnowNoSpreadOfASingleGroup() {
        assertThat(GroupSpread.relativeHalfWidth(new double[] {3})).isZero();
    }

    @Test
    void shouldBeStudentsIntervalOverTheMean() {
        assertThat(GroupSpread.relativeHalfWidth(new double[] {1, 2, 3}))
                .isCloseTo(4.3027 / Math.sqrt(3) / 2, within(1e-9));
    }

    @Test
    void shouldHoldTheTrueCentreInNinetyFiveOfAHundredCasesForEveryNumberOfGroups() {
        SplittableRandom random = new SplittableRandom(1);
        int trials = 20_000;
        for (int groups = 2; groups <= GroupSpread.MOST_GROUPS; groups++) {
            int held = 0;
            for (int t = 0; t < trials; t++) {
                double[] values = new double[groups];
                double mean = 0;
                for (int i = 0; i < groups; i++) {
                    values[i] = 100 + 0.5 * random.nextGaussian();
                    mean += values[i] / groups;
                }
                double half = GroupSpread.relativeHalfWidth(values) * mean;
                held += Math.abs(mean - 100) <= half ? 1 : 0;
            }
            assertThat((double) held / trials)
                    .as("%d groups", groups)
                    .isCloseTo(0.95, within(0.01));
        }
    }
}
