package dev.linas.proposer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDiversityTest {
    private static final SearchSpace SPACE = Spaces.grid(2, 21);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 100, 441, 1_000})
    void shouldChooseAsManyAsAskedOrAllThereAre(int count) {
        List<Prediction> all = predictions(Spaces.grid(2, 21).canonicalGenomes().toList());

        assertThat(FrontDiversity.choose(all, count, Set.of()))
                .hasSize(Math.min(count, 441))
                .doesNotHaveDuplicates()
                .isSubsetOf(all);
    }

    @Test
    void shouldChooseOneFrontAfterTheOther() {
        List<Prediction> first = line(20);
        List<Prediction> second = line(21);
        List<Prediction> third = line(22);
        List<Prediction> all = new ArrayList<>(third);
        all.addAll(first);
        all.addAll(second);

        List<Prediction> chosen = FrontDiversity.choose(all, 30, Set.of());

        assertThat(chosen.subList(0, 21)).containsExactlyInAnyOrderElementsOf(first);
        assertThat(chosen.subList(21, 30)).isSubsetOf(second);
    }

    @Test
    void shouldSpreadOverAFrontThatIsTooLarge() {
        assertThat(genomes(FrontDiversity.choose(line(20), 3, Set.of())))
                .containsExactlyInAnyOrder(Genome.of(0, 20), Genome.of(20, 0), Genome.of(10, 10));
        assertThat(genomes(FrontDiversity.choose(line(20), 5, Set.of())))
                .containsExactlyInAnyOrder(
                        Genome.of(0, 20),
                        Genome.of(20, 0),
                        Genome.of(10, 10),
                        Genome.of(5, 15),
                        Genome.of(15, 5));
    }

    @Test
    void shouldChooseTheFrontOfWhatIsNotBarred() {
        List<Prediction> all = new ArrayList<>(line(20));
        all.addAll(line(21));
        Set<Genome> barred = new HashSet<>(genomes(line(20)));
        Set<Genome> before = Set.copyOf(barred);

        List<Prediction> chosen = FrontDiversity.choose(all, 20, barred);

        assertThat(genomes(chosen)).containsExactlyInAnyOrderElementsOf(genomes(line(21)));
        assertThat(barred).isEqualTo(before);
    }

    @Test
    void shouldNotChangeWhatWasExplored() {
        List<Prediction> explored = new ArrayList<>(line(21));
        explored.addAll(line(20));
        List<Prediction> before = List.copyOf(explored);

        FrontDiversity.choose(explored, 25, Set.of());

        assertThat(explored).isEqualTo(before);
    }

    @Test
    void shouldChooseDistinctOnesAmongEqualPredictions() {
        List<Genome> genomes = SPACE.canonicalGenomes().limit(50).toList();
        Predictor.Scorer constant = batch -> new double[batch.size()];
        List<Prediction> equal =
                new PredictedProblem(SPACE, Spaces.minimised(2), List.of(constant, constant))
                        .score(genomes);

        assertThat(FrontDiversity.choose(equal, 20, Set.of())).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldChooseNothingFromNothing() {
        assertThat(FrontDiversity.choose(List.of(), 5, Set.of())).isEmpty();
    }

    /**
     * The genomes whose two indices add up to the sum: a front, since the costs are the indices.
     */
    private static List<Prediction> line(int sum) {
        return predictions(
                IntStream.rangeClosed(Math.max(0, sum - 20), Math.min(20, sum))
                        .mapToObj(first -> Genome.of(first, sum - first))
                        .toList());
    }

    private static List<Prediction> predictions(List<Genome> genomes) {
        return new PredictedProblem(SPACE, Spaces.minimised(2), List.of(index(0), index(1)))
                .score(genomes);
    }

    private static Predictor.Scorer index(int variable) {
        return genomes -> genomes.stream().mapToDouble(g -> g.option(variable)).toArray();
    }

    private static List<Genome> genomes(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::genome).toList();
    }
}
