package dev.linas.log.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class VarianceSharesTest {
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "four",
                    """
                    {"format": "linas-space/1", "name": "four",
                     "variables": [{"name": "a", "options": [0, 1, 2, 3, 4]},
                                   {"name": "b", "options": [0, 1, 2]},
                                   {"name": "c", "options": [0, 1, 2, 3]},
                                   {"name": "d", "options": [0, 1]}]}
                    """);

    /** Factors of the g-function of Sobol, the larger the less its variable matters. */
    private static final double[] FACTORS = {0, 1, 4.5, 99};

    /**
     * The shares of a product of functions of single variables have a closed form: with v the
     * variance of each factor over its mean squared, the whole is the product of (1 + v), less 1.
     */
    @Test
    void shouldTellTheSharesOfAProductThatFollowFromItsFactors() {
        VarianceShares shares = of(g -> product(g.toIndices()));

        double[] variances = new double[4];
        double whole = 1;
        for (int v = 0; v < 4; v++) {
            int variable = v;
            double[] factors = new double[SPACE.optionCount(v)];
            Arrays.setAll(factors, option -> factor(variable, option));
            double mean = Arrays.stream(factors).average().orElseThrow();
            variances[v] =
                    Arrays.stream(factors).map(f -> f * f).average().orElseThrow() / mean / mean
                            - 1;
            whole *= 1 + variances[v];
        }
        for (int v = 0; v < 4; v++) {
            double others = whole / (1 + variances[v]);
            assertThat(shares.main()[v]).isCloseTo(variances[v] / (whole - 1), within(0.03));
            assertThat(shares.total()[v])
                    .isCloseTo(
                            variances[v] * others / (whole - 1),
                            within(0.005 + 4 * shares.error()[v]));
        }
    }

    private static double product(int[] options) {
        double product = 1;
        for (int v = 0; v < options.length; v++) {
            product *= factor(v, options[v]);
        }
        return product;
    }

    private static double factor(int variable, int option) {
        double x = (option + 0.5) / SPACE.optionCount(variable);
        return (Math.abs(4 * x - 2) + FACTORS[variable]) / (1 + FACTORS[variable]);
    }

    @Test
    void shouldAddUpToOneWhereNothingInteracts() {
        VarianceShares shares = of(g -> g.option(0) + 10.0 * g.option(1) - 3.0 * g.option(3));

        assertThat(Arrays.stream(shares.main()).sum()).isCloseTo(1, within(0.01));
        assertThat(shares.total()[1]).isCloseTo(shares.main()[1], within(0.05));
        assertThat(shares.total()[2]).isZero();
        assertThat(shares.main()[2]).isCloseTo(0, within(0.002));
    }

    @Test
    void shouldFindVariablesThatMatterOnlyTogether() {
        VarianceShares shares = of(g -> (g.option(3) == 0 ? 1 : -1) * (g.option(2) - 1.5));

        assertThat(shares.main()[2]).isCloseTo(0, within(0.005));
        assertThat(shares.main()[3]).isCloseTo(0, within(0.005));
        assertThat(shares.total()[2]).isCloseTo(1, within(0.06));
        assertThat(shares.total()[3]).isCloseTo(1, within(0.06));
    }

    @Test
    void shouldNotKnowTheSharesOfAConstantAndBeTheSameEachTime() {
        assertThat(of(g -> 7).main()).containsOnly(Double.NaN);
        assertThat(of(g -> g.option(0)).total()).isEqualTo(of(g -> g.option(0)).total());
    }

    private static VarianceShares of(ToDoubleFunction<Genome> function) {
        Predictor.Scorer scorer =
                (List<Genome> genomes) -> genomes.stream().mapToDouble(function).toArray();
        return VarianceShares.of(SPACE, scorer);
    }
}
