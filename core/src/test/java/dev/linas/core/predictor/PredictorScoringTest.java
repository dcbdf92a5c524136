package dev.linas.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.RandomSpaces;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PredictorScoringTest {
    private static final SearchSpace OFA =
            BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();

    @Property(tries = 300)
    void shouldScoreLinearlyInTheOneHotRow(@ForAll("spaces") SearchSpace space, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OneHotEncoding encoding = new OneHotEncoding(space);
        double[] weights = numbers(random, encoding.columns());
        List<Genome> genomes = genomes(space, random, 10);

        double[] scores = new LinearPredictor(0.5, weights).scorer(encoding).score(genomes);

        for (int i = 0; i < scores.length; i++) {
            double[] row = dense(encoding, genomes.get(i));
            double expected = 0.5;
            for (int column = 0; column < row.length; column++) {
                expected += weights[column] * row[column];
            }
            assertThat(scores[i]).isEqualTo(expected, within(1e-12));
        }
    }

    @Property(tries = 300)
    void shouldScoreASumOfGaussiansOfTheOneHotRow(
            @ForAll("spaces") SearchSpace space, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        OneHotEncoding encoding = new OneHotEncoding(space);
        List<Genome> supports = genomes(space, random, random.nextInt(8));
        double[] coefficients = numbers(random, supports.size());
        double gamma = 0.01 + random.nextDouble();
        List<Genome> genomes = genomes(space, random, 10);
        KernelPredictor predictor = new KernelPredictor(gamma, 0.25, 40, 3, coefficients, supports);

        double[] scores = predictor.scorer(encoding).score(genomes);

        for (int i = 0; i < scores.length; i++) {
            double[] row = dense(encoding, genomes.get(i));
            double sum = 0.25;
            for (int s = 0; s < coefficients.length; s++) {
                double[] support = dense(encoding, supports.get(s));
                double distance = 0;
                for (int column = 0; column < row.length; column++) {
                    distance += Math.pow(row[column] - support[column], 2);
                }
                sum += coefficients[s] * Math.exp(-gamma * distance);
            }
            assertThat(scores[i]).isEqualTo(40 + 3 * sum, within(1e-10));
        }
    }

    @Test
    void shouldScoreWideSpacesOfSeveralWords() {
        OneHotEncoding encoding = new OneHotEncoding(OFA);
        double[] weights = new double[encoding.columns()];
        weights[134] = 1000;
        weights[66] = 10;
        int[] deepest = new int[45];
        deepest[44] = 2;
        int[] wide = new int[45];
        wide[22] = 0;
        wide[40] = 1;

        assertThat(
                        new LinearPredictor(1, weights)
                                .scorer(encoding)
                                .score(List.of(Genome.of(deepest), Genome.of(wide))))
                .containsExactly(1001, 11);
    }

    @Test
    void shouldPredictOneValueWhenConstant() {
        Predictor.Scorer scorer = new ConstantPredictor(7.5).scorer(new OneHotEncoding(OFA));

        assertThat(scorer.score(genomes(OFA, new SplittableRandom(1), 3)))
                .containsExactly(7.5, 7.5, 7.5);
        assertThat(scorer.score(List.of())).isEmpty();
    }

    @Test
    void shouldRejectPredictorsOfAnotherSpace() {
        OneHotEncoding encoding = new OneHotEncoding(OFA);

        assertThatThrownBy(() -> new LinearPredictor(0, new double[30]).scorer(encoding))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predictor has 30 weights, but the space has 135 one-hot columns");
        assertThatThrownBy(() -> kernel(1, 1, List.of(Genome.of(1, 2))).scorer(encoding))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("genome 1,2 has 2 variables");
    }

    @Test
    void shouldRejectNumbersThatWouldSpoilEveryPrediction() {
        assertThatThrownBy(() -> new ConstantPredictor(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value of a predictor is NaN");
        assertThatThrownBy(() -> new LinearPredictor(0, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weight of a predictor is NaN");
        assertThatThrownBy(() -> new LinearPredictor(Double.POSITIVE_INFINITY, new double[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("intercept of a predictor is Infinity");
        assertThatThrownBy(() -> kernel(0, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gamma of a predictor is 0.0");
        assertThatThrownBy(() -> kernel(1, -1, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scale of a predictor is -1.0");
        assertThatThrownBy(() -> new KernelPredictor(1, 0, 0, 1, new double[2], List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 coefficients for 0 supports");
    }

    @Test
    void shouldEqualAPredictorOfTheSameParameters() {
        List<Genome> supports = List.of(Genome.of(new int[45]));

        assertThat(kernel(1, 2, supports))
                .isEqualTo(kernel(1, 2, supports))
                .hasSameHashCodeAs(kernel(1, 2, supports))
                .isNotEqualTo(kernel(1, 3, supports));
        assertThat(new LinearPredictor(1, new double[] {2}))
                .isEqualTo(new LinearPredictor(1, new double[] {2}))
                .hasSameHashCodeAs(new LinearPredictor(1, new double[] {2}))
                .isNotEqualTo(new LinearPredictor(1, new double[] {3}));
    }

    @Test
    void shouldShareNothingWithItsCaller() {
        double[] weights = {1};
        LinearPredictor predictor = new LinearPredictor(0, weights);
        weights[0] = 2;
        predictor.weights()[0] = 3;

        assertThat(predictor.weights()).containsExactly(1);
    }

    @Provide
    Arbitrary<SearchSpace> spaces() {
        return Arbitraries.longs().map(RandomSpaces::of);
    }

    private static KernelPredictor kernel(double gamma, double scale, List<Genome> supports) {
        return new KernelPredictor(gamma, 0, 0, scale, new double[supports.size()], supports);
    }

    private static List<Genome> genomes(SearchSpace space, SplittableRandom random, int count) {
        List<Genome> genomes = new ArrayList<>();
        while (genomes.size() < count) {
            genomes.add(space.random(random));
        }
        return genomes;
    }

    private static double[] numbers(SplittableRandom random, int count) {
        return random.doubles(count, -5, 5).toArray();
    }

    private static double[] dense(OneHotEncoding encoding, Genome genome) {
        boolean[] active = encoding.space().active(genome);
        double[] row = new double[encoding.columns()];
        for (int v = 0; v < active.length; v++) {
            row[encoding.offset(v) + genome.option(v)] = active[v] ? 1 : 0;
        }
        return row;
    }
}
