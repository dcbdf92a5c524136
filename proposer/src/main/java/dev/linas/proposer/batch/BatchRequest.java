package dev.linas.proposer.batch;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The request for a batch: the predictions that it is chosen from, and its size.
 *
 * @param problem the objectives and their predictors
 * @param explored what the inner search predicted, each genome once; not changed
 * @param front the measured front, complete rows only; not changed
 * @param count sub-networks wanted, &ge; 0
 * @param barred canonical genomes that must not be chosen; not changed
 * @param random the only source of chance
 */
public record BatchRequest(
        PredictedProblem problem,
        List<Prediction> explored,
        List<Evaluation> front,
        int count,
        Set<Genome> barred,
        SplittableRandom random) {

    /** The same, asked for another number, with others barred. */
    BatchRequest with(int otherCount, Set<Genome> otherBarred) {
        return new BatchRequest(problem, explored, front, otherCount, otherBarred, random);
    }
}
