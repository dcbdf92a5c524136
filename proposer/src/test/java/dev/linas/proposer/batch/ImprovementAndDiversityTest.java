package dev.linas.proposer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.proposer.Spaces;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ImprovementAndDiversityTest {
    private static final SearchSpace SPACE = Spaces.grid(2, 21);
    private static final List<Objective> OBJECTIVES = Spaces.minimised(2);

    @Test
    void shouldChooseFourFifthsByImprovementAndTheRestAlongThePredictedFront() {
        List<Prediction> improving =
                new ExpectedHypervolumeImprovement().select(request(8, Set.of(), 1));
        Set<Genome> taken = new HashSet<>();
        improving.forEach(chosen -> taken.add(chosen.genome()));
        List<Prediction> diverse = new FrontDiversity().select(request(2, taken, 1));

        List<Prediction> batch = new ImprovementAndDiversity().select(request(10, Set.of(), 1));

        assertThat(genomes(batch.subList(0, 8))).isEqualTo(genomes(improving));
        assertThat(genomes(batch.subList(8, 10))).isEqualTo(genomes(diverse));
    }

    @Test
    void shouldGoAlongTheFrontInAFifthOfTheBatchesOfOne() {
        Genome improving =
                new ExpectedHypervolumeImprovement()
                        .select(request(1, Set.of(), 0))
                        .get(0)
                        .genome();
        int others = 0;
        for (long seed = 0; seed < 500; seed++) {
            List<Prediction> batch =
                    new ImprovementAndDiversity().select(request(1, Set.of(), seed));
            others += batch.get(0).genome().equals(improving) ? 0 : 1;
        }

        assertThat(others).isBetween(70, 130);
    }

    /** Two smooth costs that pull apart; the front is one line of the grid. */
    private static BatchRequest request(int count, Set<Genome> barred, long seed) {
        Predictor.Scorer first = genomes -> costs(genomes, 0, 20);
        Predictor.Scorer second = genomes -> costs(genomes, 20, 0);
        PredictedProblem problem = new PredictedProblem(SPACE, OBJECTIVES, List.of(first, second));
        return new BatchRequest(
                problem,
                problem.score(SPACE.canonicalGenomes().toList()),
                List.of(new Evaluation(0, 0, Genome.of(10, 15), new double[] {300, 120}, false)),
                count,
                barred,
                new SplittableRandom(seed));
    }

    private static double[] costs(List<Genome> genomes, int best, int alsoBest) {
        return genomes.stream()
                .mapToDouble(
                        genome ->
                                Math.pow(genome.option(0) - best, 2)
                                        + Math.pow(genome.option(1) - alsoBest, 2))
                .toArray();
    }

    private static List<Genome> genomes(List<Prediction> batch) {
        return batch.stream().map(Prediction::genome).toList();
    }
}
