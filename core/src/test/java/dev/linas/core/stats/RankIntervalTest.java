package dev.linas.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.random.Normal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankIntervalTest {
    /**
     * Of normal pairs of correlation r, Kendall's tau is 2 asin(r) / pi, Spearman's 6 asin(r/2) /
     * pi.
     */
    @Test
    void shouldHoldTheTrueCorrelationOfNormalPairs() {
        SplittableRandom random = new SplittableRandom(1);
        double r = 0.6;
        int held = 0;
        int heldTau = 0;
        for (int trial = 0; trial < 400; trial++) {
            double[] x = Normal.draw(60, random);
            double[] y = Normal.draw(60, random);
            for (int i = 0; i < y.length; i++) {
                y[i] = r * x[i] + Math.sqrt(1 - r * r) * y[i];
            }
            RankInterval spearman = RankInterval.spearman(x, y);
            RankInterval tau = RankInterval.kendallTauB(x, y);
            held += holds(spearman, 6 * Math.asin(r / 2) / Math.PI);
            heldTau += holds(tau, 2 * Math.asin(r) / Math.PI);
        }
        assertThat(held / 400.0).isCloseTo(0.95, within(0.03));
        assertThat(heldTau / 400.0).isCloseTo(0.95, within(0.03));
    }

    private static int holds(RankInterval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high() ? 1 : 0;
    }

    @Test
    void shouldTellNoIntervalOfFewPairsAndNothingOfConstants() {
        double[] few = {1, 2, 3};
        assertThat(RankInterval.spearman(few, few))
                .isEqualTo(new RankInterval(1, Double.NaN, Double.NaN, 3));
        assertThat(RankInterval.kendallTauB(new double[8], new double[8]).value()).isNaN();
        double[] many = {1, 2, 3, 4, 5, 6, 7};
        assertThat(RankInterval.kendallTauB(many, many)).isEqualTo(new RankInterval(1, 1, 1, 7));
    }
}
