package dev.linas.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    @Test
    void shouldBeOneOfSamplesInTheSameOrder() {
        double[] left = {3, 1, 2, 10};
        double[] right = {0.3, 0.1, 0.2, 0.9};

        assertThat(RankCorrelation.kendallTauB(left, right)).isEqualTo(1);
        assertThat(RankCorrelation.spearman(left, right)).isEqualTo(1);
    }

    @Test
    void shouldBeMinusOneOfSamplesInOppositeOrder() {
        double[] left = {3, 1, 2, 10};
        double[] right = {-3, -1, -2, -10};

        assertThat(RankCorrelation.kendallTauB(left, right)).isEqualTo(-1);
        assertThat(RankCorrelation.spearman(left, right)).isEqualTo(-1);
    }

    @Test
    void shouldAgreeWithFiguresWorkedOutByHand() {
        double[] left = {1, 2, 2, 3};
        double[] right = {1, 3, 2, 2};
        // 3 concordant and 1 discordant pairs, one tied in each sample: (3 - 1) / sqrt(5 * 5)
        assertThat(RankCorrelation.kendallTauB(left, right)).isEqualTo(0.4);
        // ranks 1, 2.5, 2.5, 4 and 1, 4, 2.5, 2.5: 2.25 / 4.5
        assertThat(RankCorrelation.spearman(left, right)).isEqualTo(0.5);
    }

    @Test
    void shouldBeNaNWhereItIsNotDefined() {
        double[][][] undefined = {
            {{}, {}},
            {{1}, {2}},
            {{1, 1, 1}, {1, 2, 3}},
            {{1, 2, 3}, {5, 5, 5}},
            {{0.0, -0.0}, {1, 2}},
            {{1, Double.NaN}, {1, 2}},
            {{1, 2}, {Double.NaN, 2}},
        };

        for (double[][] pair : undefined) {
            assertThat(RankCorrelation.kendallTauB(pair[0], pair[1])).isNaN();
            assertThat(RankCorrelation.spearman(pair[0], pair[1])).isNaN();
        }
    }

    @Test
    void shouldRejectSamplesOfDifferentLengths() {
        assertThatThrownBy(() -> RankCorrelation.kendallTauB(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 3 values");
        assertThatThrownBy(() -> RankCorrelation.spearman(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 3 values");
    }

    @Property
    void shouldEqualTheCountOfPairs(@ForAll("samples") Tuple2<double[], double[]> samples) {
        double expected = naiveTauB(samples.get1(), samples.get2());

        assertThat(RankCorrelation.kendallTauB(samples.get1(), samples.get2()))
                .isEqualTo(expected, within(1e-12));
    }

    @Property
    void shouldEqualPearsonOfCountedRanks(@ForAll("samples") Tuple2<double[], double[]> samples) {
        double expected = pearson(naiveRanks(samples.get1()), naiveRanks(samples.get2()));

        assertThat(RankCorrelation.spearman(samples.get1(), samples.get2()))
                .isEqualTo(expected, within(1e-12));
    }

    @Property
    void shouldBeSymmetric(@ForAll("samples") Tuple2<double[], double[]> samples) {
        assertThat(RankCorrelation.kendallTauB(samples.get1(), samples.get2()))
                .isEqualTo(
                        Double.valueOf(
                                RankCorrelation.kendallTauB(samples.get2(), samples.get1())));
        assertThat(RankCorrelation.spearman(samples.get1(), samples.get2()))
                .isEqualTo(
                        Double.valueOf(RankCorrelation.spearman(samples.get2(), samples.get1())));
    }

    @Provide
    Arbitrary<Tuple2<double[], double[]>> samples() {
        Arbitrary<Double> value = Arbitraries.integers().between(-4, 4).map(i -> i / 2.0);
        return Arbitraries.integers()
                .between(0, 30)
                .flatMap(
                        n -> {
                            Arbitrary<double[]> sample = value.array(double[].class).ofSize(n);
                            return sample.flatMap(x -> sample.map(y -> Tuple.of(x, y)));
                        });
    }

    private static double naiveTauB(double[] x, double[] y) {
        double sum = 0;
        double untiedX = 0;
        double untiedY = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                double dx = Math.signum(x[i] - x[j]);
                double dy = Math.signum(y[i] - y[j]);
                sum += dx * dy;
                untiedX += dx * dx;
                untiedY += dy * dy;
            }
        }
        return sum / Math.sqrt(untiedX * untiedY);
    }

    private static double[] naiveRanks(double[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < ranks.length; i++) {
            for (double other : values) {
                ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
            }
        }
        return ranks;
    }

    private static double pearson(double[] x, double[] y) {
        double n = x.length;
        double mx = 0;
        double my = 0;
        for (int i = 0; i < n; i++) {
            mx += x[i] / n;
            my += y[i] / n;
        }
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
            xy += (x[i] - mx) * (y[i] - my);
        }
        return xx < 1e-9 || yy < 1e-9 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }
}
