package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Hypervolumes of costs of any magnitude, against decimal numbers that know no overflow. */
class HypervolumeMagnitudeTest {
    private static final MathContext DIGITS = new MathContext(60);
    private static final double RELATIVE = 1e-12;

    @Property(tries = 2000)
    void shouldEqualTheDecimalAreaWhateverTheMagnitudes(
            @ForAll("anyCosts") double[][] costs, @ForAll("anyPoint") double[] reference) {
        double volume = Hypervolume.of(List.of(costs), reference);

        BigDecimal exact = area(costs, reference);
        assertThat(volume > 0).isEqualTo(exact.signum() > 0);
        BigDecimal tolerated =
                exact.multiply(new BigDecimal(RELATIVE))
                        .add(box(costs, reference).multiply(new BigDecimal("1e-290")))
                        .add(new BigDecimal(Double.MIN_VALUE));
        BigDecimal limited = exact.min(new BigDecimal(Double.MAX_VALUE));
        assertThat(limited.subtract(new BigDecimal(volume)).abs()).isLessThanOrEqualTo(tolerated);
    }

    @Property(tries = 300)
    void shouldScaleWithTheUnitsOfItsObjectivesToTheBit(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int objectives = 1 + random.nextInt(6);
        double[][] costs = new double[1 + random.nextInt(12)][objectives];
        double[] reference = new double[objectives];
        int[] exponents = new int[objectives];
        Arrays.setAll(reference, o -> 0.5 + random.nextDouble());
        Arrays.setAll(exponents, o -> random.nextInt(-140, 140));
        double[][] scaled = new double[costs.length][objectives];
        for (int i = 0; i < costs.length; i++) {
            for (int o = 0; o < objectives; o++) {
                costs[i][o] = random.nextDouble() * 2 - 1;
                scaled[i][o] = Math.scalb(costs[i][o], exponents[o]);
            }
        }
        double[] corner = new double[objectives];
        Arrays.setAll(corner, o -> Math.scalb(reference[o], exponents[o]));

        assertThat(Hypervolume.of(List.of(scaled), corner))
                .isEqualTo(
                        Math.scalb(
                                Hypervolume.of(List.of(costs), reference),
                                Arrays.stream(exponents).sum()));
    }

    @Example
    void shouldStopAtTheLargestNumber() {
        assertThat(
                        Hypervolume.of(
                                List.of(new double[] {-Double.MAX_VALUE, 0}),
                                new double[] {Double.MAX_VALUE, 1}))
                .isEqualTo(Double.MAX_VALUE);
    }

    @Example
    void shouldBeAboveZeroWhereAnythingIsDominated() {
        assertThat(
                        Hypervolume.of(
                                List.of(new double[] {0, 0, 0}),
                                new double[] {Double.MIN_VALUE, 1e-300, 1e-300}))
                .isEqualTo(Double.MIN_VALUE);
    }

    @Provide
    Arbitrary<double[][]> anyCosts() {
        return anyPoint().array(double[][].class).ofMinSize(0).ofMaxSize(8);
    }

    @Provide
    Arbitrary<double[]> anyPoint() {
        return anyNumber().array(double[].class).ofSize(2);
    }

    static Arbitrary<Double> anyNumber() {
        return Arbitraries.oneOf(
                Arbitraries.doubles()
                        .between(1, 10)
                        .flatMap(
                                digits ->
                                        Arbitraries.integers()
                                                .between(-1074, 1020)
                                                .map(e -> Math.scalb(digits, e)))
                        .flatMap(size -> Arbitraries.of(size, -size)),
                Arbitraries.doubles().between(-100, 100),
                Arbitraries.of(
                        0.0,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE,
                        Double.MIN_VALUE,
                        -Double.MIN_VALUE,
                        1e-300,
                        1e300,
                        -1e300));
    }

    /** Sweeps the points by the first cost, in decimal numbers. */
    private static BigDecimal area(double[][] costs, double[] reference) {
        List<double[]> points = new ArrayList<>();
        for (double[] point : costs) {
            if (point[0] < reference[0] && point[1] < reference[1]) {
                points.add(point);
            }
        }
        points.sort((a, b) -> Double.compare(a[0], b[0]));
        BigDecimal area = BigDecimal.ZERO;
        BigDecimal top = new BigDecimal(reference[1]);
        for (double[] point : points) {
            BigDecimal y = new BigDecimal(point[1]);
            if (y.compareTo(top) < 0) {
                BigDecimal width =
                        new BigDecimal(reference[0]).subtract(new BigDecimal(point[0]), DIGITS);
                area = area.add(width.multiply(top.subtract(y, DIGITS)), DIGITS);
                top = y;
            }
        }
        return area;
    }

    /** The product of the largest distances from the reference. */
    private static BigDecimal box(double[][] costs, double[] reference) {
        BigDecimal box = BigDecimal.ONE;
        for (int o = 0; o < 2; o++) {
            BigDecimal longest = BigDecimal.ZERO;
            for (double[] point : costs) {
                longest =
                        longest.max(
                                new BigDecimal(reference[o]).subtract(new BigDecimal(point[o])));
            }
            box = box.multiply(longest, DIGITS);
        }
        return box;
    }
}
