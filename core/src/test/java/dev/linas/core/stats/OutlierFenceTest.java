package dev.linas.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OutlierFenceTest {

    @Example
    void shouldLeaveOutAPenaltyValue() {
        OutlierFence fence = OutlierFence.of(p(1, 2, 3, Double.MAX_VALUE, 4, 5));

        assertThat(fence).isEqualTo(new OutlierFence(1, 5));
        assertThat(fence.isOutlier(Double.MAX_VALUE)).isTrue();
        assertThat(fence.clipped(Double.MAX_VALUE)).isEqualTo(9);
        assertThat(fence.clipped(-Double.MAX_VALUE)).isEqualTo(-3);
        assertThat(fence.clipped(3)).isEqualTo(3);
    }

    @Example
    void shouldLeaveOutPenaltiesAmongEqualValues() {
        assertThat(OutlierFence.of(p(7, 7, 7, 7, 8, 6, 1e9))).isEqualTo(new OutlierFence(6, 8));
    }

    @Example
    void shouldLeaveOutPenaltiesOfUpToHalfOfTheValues() {
        double huge = Double.MAX_VALUE;

        assertThat(OutlierFence.of(p(4, huge, 11, 8.5, 8.9, huge, 8, 9.8)))
                .isEqualTo(new OutlierFence(4, 11));
        assertThat(OutlierFence.of(p(4, 9999, 11, 8.5, 9999, 1e9, 8)))
                .isEqualTo(new OutlierFence(4, 11));
        assertThat(OutlierFence.of(p(4, huge, 11, 8.5, huge, huge, 8, huge)))
                .isEqualTo(new OutlierFence(4, 11));
        assertThat(OutlierFence.of(p(-1e9, 71, 72, -1e9, 74))).isEqualTo(new OutlierFence(71, 74));
        assertThat(OutlierFence.of(p(7, 7, 7, 7, 7, 8, huge, huge, huge)))
                .isEqualTo(new OutlierFence(7, 8));
    }

    /** Most networks collapse to one loss, and those that learnt are what is looked for. */
    @Example
    void shouldNotTakeTheSmallerOfTwoClustersForPenalties() {
        assertThat(
                        OutlierFence.of(
                                p(
                                        2.3026, 2.3025, 2.3026, 2.3027, 2.3025, 2.3026, 0.3, 0.9,
                                        1.5, 0.5)))
                .isEqualTo(new OutlierFence(0.3, 2.3027));
        assertThat(OutlierFence.of(p(100e6, 100e6 + 4e3, 100e6 - 4e3, 100e6, 200e6, 200e6)))
                .isEqualTo(new OutlierFence(100e6 - 4e3, 200e6));
        assertThat(OutlierFence.of(p(0, 0, 0, 0, 0, 5, 9, 12))).isEqualTo(new OutlierFence(0, 12));
    }

    @Example
    void shouldTakeNothingForAnOutlierThatIsMerelyFar() {
        assertThat(OutlierFence.of(p(0.1, 1, 10, 100, 1000)))
                .isEqualTo(new OutlierFence(0.1, 1000));
        assertThat(OutlierFence.of(p(0, 0, 0, 0, 0, 1))).isEqualTo(new OutlierFence(0, 1));
        assertThat(OutlierFence.of(p(5, 5, 5))).isEqualTo(new OutlierFence(5, 5));
    }

    @Example
    void shouldNotJudgeAFewValues() {
        assertThat(OutlierFence.of(p(1, 2, 3, 1e300))).isEqualTo(new OutlierFence(1, 1e300));
    }

    @Property
    void shouldHoldMostValuesOfAnyMagnitude(@ForAll("samples") double[] sample) {
        OutlierFence fence = OutlierFence.of(sample);

        long outliers = Arrays.stream(sample).filter(fence::isOutlier).count();
        assertThat(outliers).isLessThanOrEqualTo(sample.length / 2);
        for (double value : sample) {
            assertThat(fence.clipped(value)).isFinite();
            assertThat(Math.signum(Double.compare(fence.clipped(value), fence.highest())))
                    .isEqualTo(Math.signum(Double.compare(value, fence.highest())));
        }
    }

    @Provide
    Arbitrary<double[]> samples() {
        return Arbitraries.oneOf(
                        Arbitraries.doubles(),
                        Arbitraries.of(0.0, Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300, 4.9e-324))
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static double[] p(double... values) {
        return values;
    }
}
