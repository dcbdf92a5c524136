package dev.linas.proposer.batch;

import static dev.linas.proposer.batch.OptimisticBatches.ALL;
import static dev.linas.proposer.batch.OptimisticBatches.SELECTION;
import static dev.linas.proposer.batch.OptimisticBatches.SPACE;
import static dev.linas.proposer.batch.OptimisticBatches.genomes;
import static dev.linas.proposer.batch.OptimisticBatches.measured;
import static dev.linas.proposer.batch.OptimisticBatches.processes;
import static dev.linas.proposer.batch.OptimisticBatches.random;
import static dev.linas.proposer.batch.OptimisticBatches.select;
import static dev.linas.proposer.batch.OptimisticBatches.sure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same request gives the same batch, and is not changed. */
class OptimisticHypervolumeGainDeterminismTest {
    @Test
    void shouldGiveTheSameBatchForTheSameRequest() {
        PredictedProblem problem = PredictedProblem.of(SPACE, Spaces.minimised(2), processes(2));
        List<Evaluation> front = measured(2, 4);

        assertThat(genomes(select(problem, front, 10, Set.of())))
                .isEqualTo(genomes(select(problem, front, 10, Set.of())));
    }

    /**
     * If this fails, the same search gives other candidates than before: say so in the CHANGELOG.
     */
    @Test
    void shouldChooseTheSameInEveryJvm() {
        PredictedProblem problem = PredictedProblem.of(SPACE, Spaces.minimised(2), processes(2));

        assertThat(genomes(select(problem, measured(2, 4), 10, Set.of())).hashCode())
                .isEqualTo(-1647300506);
    }

    /**
     * As above, for larger batches of one to three objectives, with and without a measured front.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 4, -411451293",
        "2, 0, 912619009",
        "2, 4, 912619009",
        "3, 0, -143995299",
        "3, 4, -143995299"
    })
    void shouldChooseTheSameLargeBatchInEveryJvm(int objectives, int measured, int hash) {
        PredictedProblem problem =
                PredictedProblem.of(SPACE, Spaces.minimised(objectives), processes(objectives));

        List<Prediction> batch =
                select(problem, measured(objectives, measured), 40, Set.copyOf(ALL.subList(3, 9)));

        assertThat(genomes(batch).hashCode()).isEqualTo(hash);
    }

    @Test
    void shouldNotChangeTheRequest() {
        PredictedProblem problem = sure(random(2, 3));
        List<Prediction> explored = new ArrayList<>(problem.score(ALL));
        List<Evaluation> front = new ArrayList<>(measured(2, 4));
        Set<Genome> barred = new HashSet<>(ALL.subList(0, 9));
        List<Prediction> exploredBefore = List.copyOf(explored);
        List<Evaluation> frontBefore = List.copyOf(front);

        SELECTION.select(
                new BatchRequest(problem, explored, front, 20, barred, new SplittableRandom(1)));

        assertThat(explored).isEqualTo(exploredBefore);
        assertThat(front).isEqualTo(frontBefore);
        assertThat(barred).isEqualTo(Set.copyOf(ALL.subList(0, 9)));
    }
}
