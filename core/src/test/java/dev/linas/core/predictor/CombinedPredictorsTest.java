package dev.linas.core.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinedPredictorsTest {
    private static final SearchSpace CELLS = BuiltInSpaces.find("nas-bench-201").orElseThrow();
    private static final OneHotEncoding ENCODING = new OneHotEncoding(CELLS);
    private static final List<Genome> GENOMES =
            List.of(
                    Genome.of(0, 0, 0, 0, 0, 0),
                    Genome.of(1, 0, 0, 0, 0, 0),
                    Genome.of(1, 2, 0, 0, 0, 0),
                    Genome.of(0, 2, 0, 0, 0, 0));

    /** Columns 1 and 7: option 1 of variable 0, option 2 of variable 1. */
    @Test
    void shouldSendAGenomeRightWhereTheColumnIsSet() {
        Predictor trees =
                new TreesPredictor(10, 2, new int[] {1, 7, TreesPredictor.ALWAYS_LEFT}, leaves());

        assertThat(trees.scorer(ENCODING).score(GENOMES)).containsExactly(11, 13, 13, 12);
    }

    @Test
    void shouldAddUpTrees() {
        Predictor trees = new TreesPredictor(10, 1, new int[] {1, 7}, new double[] {0, 1, 0, 10});

        assertThat(trees.scorer(ENCODING).score(GENOMES)).containsExactly(10, 11, 21, 20);
    }

    @Test
    void shouldSplitByThePathsOfACell() {
        int identity = ENCODING.columns();
        Predictor trees = new TreesPredictor(0, 1, new int[] {identity}, new double[] {0, 1});

        assertThat(
                        trees.scorer(ENCODING)
                                .score(
                                        List.of(
                                                Genome.of(0, 0, 0, 1, 0, 0),
                                                Genome.of(0, 0, 0, 3, 0, 0))))
                .containsExactly(1, 0);
    }

    @Test
    void shouldRefuseTreesOfAnotherSpace() {
        Predictor trees = new TreesPredictor(0, 1, new int[] {999}, new double[] {0, 1});

        assertThatThrownBy(() -> trees.scorer(ENCODING))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 999");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "11, 1, 2", "1, 2, 2", "1, 1, 3", "2, 2, 4"})
    void shouldRefuseTreesThatAreNotComplete(int depth, int splits, int leaves) {
        assertThatThrownBy(() -> new TreesPredictor(0, depth, new int[splits], new double[leaves]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldCombineMembersLinearly() {
        Predictor stacked = stacked();

        assertThat(stacked.scorer(ENCODING).score(GENOMES))
                .containsExactly(
                        new double[] {1 + 0.5 * 4 + 11, 1 + 0.5 * 4 + 13, 16, 15}, within(1e-12));
    }

    @Test
    void shouldBeAsUnsureAsItsMembersDisagree() {
        Posterior.Marginals marginals = stacked().posterior(ENCODING).at(GENOMES);

        assertThat(marginals.means()).isEqualTo(stacked().scorer(ENCODING).score(GENOMES));
        assertThat(marginals.deviations()).containsExactly(3.5, 4.5, 4.5, 4);
    }

    @Test
    void shouldTurnLatentValuesIntoThoseOfTheMetric() {
        LabelTransform transform = new LabelTransform(1, 2);
        Predictor transformed =
                new TransformedPredictor(transform, new ConstantPredictor(transform.latent(5)));

        assertThat(transformed.scorer(ENCODING).score(GENOMES))
                .containsOnly(new double[] {5}, within(1e-12));
        assertThat(transformed.posterior(ENCODING).at(GENOMES).value(0, 1))
                .isEqualTo(5, within(1e-12));
    }

    @Test
    void shouldTransformOnlyOnce() {
        Predictor once =
                new TransformedPredictor(LabelTransform.IDENTITY, new ConstantPredictor(1));

        assertThatThrownBy(() -> new TransformedPredictor(LabelTransform.IDENTITY, once))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("TransformedPredictor");
    }

    private static Predictor stacked() {
        return new StackedPredictor(
                1,
                new double[] {0.5, 1},
                List.of(
                        new ConstantPredictor(4),
                        new TreesPredictor(
                                10, 2, new int[] {1, 7, TreesPredictor.ALWAYS_LEFT}, leaves())));
    }

    private static double[] leaves() {
        return new double[] {1, 2, 3, 4};
    }
}
