package dev.linas.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.RandomSpaces;
import dev.linas.core.space.SearchSpace;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianProcessPredictorTest {
    /** 6 variables of 5 options, none ever inactive. */
    private static final SearchSpace CELLS = BuiltInSpaces.find("nas-bench-201").orElseThrow();

    private static final OneHotEncoding ENCODING = new OneHotEncoding(CELLS);
    private static final HammingKernel KERNEL =
            new HammingKernel(0.5, new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.6});

    @Property(tries = 200)
    void shouldAgreeWithADenseSolve(@ForAll long seed) {
        SearchSpace space = RandomSpaces.of(seed);
        SplittableRandom random = new SplittableRandom(seed);
        OneHotEncoding encoding = new OneHotEncoding(space);
        List<Genome> supports = genomes(space, random, 1 + random.nextInt(10));
        HammingKernel kernel =
                new HammingKernel(random.nextInt(3), random.doubles(space.size()).toArray());
        double noise = 0.1 + random.nextDouble();
        double[] labels = random.doubles(supports.size(), -2, 2).toArray();
        SourceTask source =
                new SourceTask(
                        random.nextInt(supports.size() + 1),
                        random.nextDouble(),
                        random.nextDouble());
        double[] known = random.doubles(supports.size(), 0, 2).toArray();
        PlainGaussianProcess plain = new PlainGaussianProcess(kernel, encoding, supports);
        GaussianProcessPredictor predictor =
                new GaussianProcessPredictor(
                                kernel,
                                noise,
                                0.7,
                                40,
                                3,
                                LabelTransform.IDENTITY,
                                plain.solve(noise, labels, source, known),
                                supports)
                        .with(source)
                        .withRowNoise(known);
        List<Genome> genomes = genomes(space, random, 10);

        Posterior.Marginals marginals = predictor.posterior(encoding).at(genomes);

        for (int i = 0; i < genomes.size(); i++) {
            double[] row = plain.row(genomes.get(i));
            double mean = PlainGaussianProcess.dot(row, plain.solve(noise, labels, source, known));
            double explained =
                    PlainGaussianProcess.dot(row, plain.solve(noise, row, source, known));
            double self = plain.kernel(genomes.get(i), genomes.get(i));
            assertThat(marginals.means()[i]).isEqualTo(40 + 3 * mean, within(1e-8));
            assertThat(marginals.deviations()[i])
                    .isEqualTo(
                            3 * Math.sqrt(0.7 * (Math.max(0, self - explained) + noise)),
                            within(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void shouldScoreTheMeanOfItsBeliefThroughTheTransform(int sign) {
        LabelTransform transform = new LabelTransform(sign, 50);
        GaussianProcessPredictor predictor = fitted(20, 0.01, 3, 0.1, transform);
        List<Genome> genomes = genomes(CELLS, new SplittableRandom(7), 50);

        double[] scores = predictor.scorer(ENCODING).score(genomes);
        Posterior.Marginals marginals = predictor.posterior(ENCODING).at(genomes);

        for (int i = 0; i < scores.length; i++) {
            assertThat(scores[i]).isEqualTo(transform.value(marginals.means()[i]));
            assertThat(scores[i]).isEqualTo(marginals.value(i, 0));
            assertThat(marginals.value(i, 1)).isGreaterThan(scores[i]);
            assertThat(marginals.value(i, -1)).isLessThan(scores[i]);
        }
    }

    @Test
    void shouldBeSureOfItsSupportsWithoutNoise() {
        GaussianProcessPredictor predictor = fitted(20, 1e-9, 40, 3, LabelTransform.IDENTITY);
        double[] labels = labels(20);

        Posterior.Marginals marginals = predictor.posterior(ENCODING).at(predictor.supports());

        for (int i = 0; i < labels.length; i++) {
            assertThat(marginals.means()[i]).isEqualTo(40 + 3 * labels[i], within(1e-5));
            assertThat(marginals.deviations()[i]).isLessThan(1e-3);
        }
    }

    @Test
    void shouldBeLessSureTheFartherFromASupport() {
        HammingKernel kernel = new HammingKernel(0, KERNEL.thetas());
        GaussianProcessPredictor predictor =
                new GaussianProcessPredictor(
                        kernel,
                        1e-9,
                        1,
                        0,
                        2,
                        LabelTransform.IDENTITY,
                        new double[] {1},
                        List.of(Genome.of(0, 0, 0, 0, 0, 0)));
        List<Genome> away =
                IntStream.rangeClosed(0, 6)
                        .mapToObj(far -> IntStream.range(0, 6).map(v -> v < far ? 1 : 0).toArray())
                        .map(Genome::of)
                        .toList();

        double[] deviations = predictor.posterior(ENCODING).at(away).deviations();

        assertThat(deviations).isSorted().doesNotHaveDuplicates();
        assertThat(deviations[0]).isEqualTo(0, within(1e-4));
        assertThat(deviations[6]).isLessThan(2);
    }

    @Test
    void shouldBelieveNothingOfNoGenomes() {
        GaussianProcessPredictor predictor = fitted(5, 0.1, 0, 1, LabelTransform.IDENTITY);

        assertThat(predictor.posterior(ENCODING).at(List.of()).means()).isEmpty();
        assertThat(predictor.scorer(ENCODING).score(List.of())).isEmpty();
    }

    @Test
    void shouldShareNothingWithItsCaller() {
        double[] coefficients = {1};
        double[] thetas = new double[6];
        GaussianProcessPredictor predictor =
                new GaussianProcessPredictor(
                        new HammingKernel(1, thetas),
                        1,
                        1,
                        0,
                        1,
                        LabelTransform.IDENTITY,
                        coefficients,
                        List.of(Genome.of(0, 0, 0, 0, 0, 0)));
        coefficients[0] = 2;
        predictor.coefficients()[0] = 3;
        thetas[0] = 4;
        predictor.kernel().thetas()[0] = 5;

        assertThat(predictor.coefficients()).containsExactly(1);
        assertThat(predictor.kernel().thetas()).containsOnly(0);
    }

    @Test
    void shouldEqualAPredictorOfTheSameParameters() {
        GaussianProcessPredictor predictor = fitted(5, 0.1, 0, 1, LabelTransform.IDENTITY);

        assertThat(predictor)
                .isEqualTo(fitted(5, 0.1, 0, 1, LabelTransform.IDENTITY))
                .hasSameHashCodeAs(fitted(5, 0.1, 0, 1, LabelTransform.IDENTITY))
                .isNotEqualTo(fitted(5, 0.2, 0, 1, LabelTransform.IDENTITY))
                .isNotEqualTo(fitted(5, 0.1, 1, 1, LabelTransform.IDENTITY))
                .isNotEqualTo(fitted(5, 0.1, 0, 1, new LabelTransform(1, 0)))
                .isNotEqualTo(predictor.with(new SourceTask(2, 0.5, 0.1)));
    }

    @Test
    void shouldRejectNumbersThatWouldSpoilEveryPrediction() {
        assertRejected(0, 1, 0, 1, 1, "noise of a predictor is 0.0");
        assertRejected(1, Double.NaN, 0, 1, 1, "variance of a predictor is NaN");
        assertRejected(1, 1, Double.NaN, 1, 1, "offset of a predictor is NaN");
        assertRejected(1, 1, 0, -1, 1, "scale of a predictor is -1.0");
        assertRejected(1, 1, 0, 1, Double.NaN, "coefficient of a predictor is NaN");
        assertThatThrownBy(() -> predictor(1, 1, 0, 1, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 coefficients for 1 supports");
        assertThatThrownBy(() -> new HammingKernel(-1, new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("linear weight of a kernel is -1.0");
        assertThatThrownBy(() -> new HammingKernel(1, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight of variable 1 of a kernel is NaN");
    }

    @Test
    void shouldRejectAnotherSpace() {
        OneHotEncoding other =
                new OneHotEncoding(
                        BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow());
        GaussianProcessPredictor predictor = fitted(5, 0.1, 0, 1, LabelTransform.IDENTITY);

        assertThatThrownBy(() -> predictor.scorer(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kernel has 6 weights, but the space has 45 variables");
    }

    private static void assertRejected(
            double noise,
            double variance,
            double offset,
            double scale,
            double coefficient,
            String message) {
        assertThatThrownBy(() -> predictor(noise, variance, offset, scale, coefficient, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static GaussianProcessPredictor predictor(
            double noise,
            double variance,
            double offset,
            double scale,
            double coefficient,
            int coefficients) {
        return new GaussianProcessPredictor(
                KERNEL,
                noise,
                variance,
                offset,
                scale,
                LabelTransform.IDENTITY,
                IntStream.range(0, coefficients).mapToDouble(i -> coefficient).toArray(),
                List.of(Genome.of(0, 0, 0, 0, 0, 0)));
    }

    /** Fitted to random cells with random standardised labels. */
    private static GaussianProcessPredictor fitted(
            int rows, double noise, double offset, double scale, LabelTransform transform) {
        List<Genome> supports =
                Stream.iterate(0, i -> i + 1)
                        .limit(rows)
                        .map(i -> Genome.of(i % 5, i / 5 % 5, i * 7 % 5, i % 3, i % 2, i % 4))
                        .toList();
        return new GaussianProcessPredictor(
                KERNEL,
                noise,
                1,
                offset,
                scale,
                transform,
                new PlainGaussianProcess(KERNEL, ENCODING, supports).solve(noise, labels(rows)),
                supports);
    }

    private static double[] labels(int rows) {
        return new SplittableRandom(rows).doubles(rows, -2, 2).toArray();
    }

    private static List<Genome> genomes(SearchSpace space, SplittableRandom random, int count) {
        return Stream.generate(() -> space.random(random)).limit(count).toList();
    }
}
