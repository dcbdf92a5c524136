package dev.linas.predictors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelRows;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.core.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables of many options, most of which were never measured. */
class OrderedOptionsTest {
    private static final int OPTIONS = 100;

    @Test
    void shouldPredictOptionsThatWereNotMeasured() {
        ToDoubleFunction<Genome> smooth =
                genome ->
                        Math.exp(-genome.option(0) / 30.0)
                                + 0.01 * genome.option(0) * genome.option(1) / OPTIONS;
        SearchSpace widths = space(i -> Integer.toString(8 + i));
        SearchSpace names = space(i -> "\"c" + i + '"');

        TrainingSet seen = set(widths, genomes(widths, 1, 40), smooth);
        assertThat(fit(seen).hyperparameters()).containsEntry("ordered", 1.0);
        assertThat(correlation(widths, smooth)).isGreaterThan(0.9);
        assertThat(correlation(names, smooth)).isLessThan(0.6);
    }

    @Test
    void shouldNotTrustTheOrderOfNumbersThatAreNames() {
        double[] worth = new SplittableRandom(2).doubles(OPTIONS).toArray();
        SearchSpace ids = space(Integer::toString);
        // Few of the options, so that they come again.
        List<Genome> genomes =
                genomes(ids, 5, 200).stream()
                        .map(g -> Genome.of(g.option(0) % 12 * 7, g.option(1) % 12 * 7))
                        .distinct()
                        .toList();
        TrainingSet seen =
                set(ids, genomes, g -> Math.exp(3 * worth[g.option(0)] * worth[g.option(1)]));

        assertThat(fit(seen).hyperparameters()).doesNotContainKey("ordered");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldTuneTheKernelThatPredicts(boolean ordered) {
        SearchSpace widths = space(i -> Integer.toString(8 + i));
        TrainingSet rows = set(widths, genomes(widths, 3, 12), genome -> 0);
        double[] weights = {0.7, 1.9};
        double[][] tuned = new TuningKernel(rows, ordered).exponential(weights);
        KernelRows predicting =
                new KernelRows(
                        new HammingKernel(0, weights).ordered(ordered),
                        rows.encoding(),
                        rows.genomes());
        double[] row = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            predicting.fill(rows.genome(i), row);
            for (int j = 0; j <= i; j++) {
                assertThat(tuned[i][j]).isEqualTo(row[j], within(1e-12));
            }
        }
    }

    /** The derivative by a weight is minus the distance times the kernel. */
    @Test
    void shouldGatherDistances() {
        SearchSpace widths = space(i -> Integer.toString(8 + i));
        TrainingSet rows = set(widths, genomes(widths, 3, 12), genome -> 0);
        TuningKernel kernel = new TuningKernel(rows, true);
        double[][] ones = new double[rows.size()][];
        double expected = 0;
        double[][] kernels = kernel.exponential(new double[] {0.01, 0});
        for (int i = 0; i < rows.size(); i++) {
            ones[i] = new double[i + 1];
            for (int j = 0; j < i; j++) {
                ones[i][j] = 1;
                expected -= Math.log(kernels[i][j]) / 0.01;
            }
        }

        assertThat(kernel.weighted(ones)[0]).isEqualTo(expected, within(1e-9));
    }

    private static double correlation(SearchSpace space, ToDoubleFunction<Genome> labels) {
        TrainingSet seen = set(space, genomes(space, 1, 40), labels);
        TrainingSet unseen = set(space, genomes(space, 2, 200), labels);
        return RankCorrelation.kendallTauB(unseen.labels(), Data.predict(fit(seen), unseen));
    }

    private static Fit fit(TrainingSet seen) {
        return new GaussianProcessFitter(false, HyperParameters.OF_SEARCHED_ROWS)
                .fit(seen, Data.folds(seen))
                .orElseThrow();
    }

    private static TrainingSet set(
            SearchSpace space, List<Genome> genomes, ToDoubleFunction<Genome> label) {
        return new TrainingSet(
                new OneHotEncoding(space), genomes, genomes.stream().mapToDouble(label).toArray());
    }

    private static List<Genome> genomes(SearchSpace space, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return new ArrayList<>(
                Stream.generate(() -> space.random(random)).distinct().limit(count).toList());
    }

    private static SearchSpace space(IntFunction<String> option) {
        return SearchSpaceReader.read(
                "two",
                """
                {"format": "linas-space/1", "name": "two",
                 "variables": [{"name": "x0..x1", "options": [%s]}]}
                """
                        .formatted(
                                IntStream.range(0, OPTIONS)
                                        .mapToObj(option)
                                        .collect(Collectors.joining(", "))));
    }
}
