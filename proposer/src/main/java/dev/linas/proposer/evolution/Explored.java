package dev.linas.proposer.evolution;

import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The predictions of one inner search so far, and the evaluations that it may still spend. Confined
 * to one thread.
 */
final class Explored {
    private final PredictedProblem problem;
    private final int evaluations;
    private final Set<Genome> claimed = new HashSet<>();
    private final List<Prediction> predictions = new ArrayList<>();

    Explored(PredictedProblem problem, int evaluations) {
        this.problem = problem;
        this.evaluations = evaluations;
    }

    /** Predictions that may still be asked for. */
    int remaining() {
        return evaluations - predictions.size();
    }

    /** Claims a canonical genome for the next batch; false if it was claimed before. */
    boolean claim(Genome genome) {
        return claimed.add(genome);
    }

    /** Predicts claimed genomes. */
    List<Prediction> score(List<Genome> genomes) {
        List<Prediction> scored = problem.score(genomes);
        predictions.addAll(scored);
        return scored;
    }

    /** All predictions, in the order in which they were made. */
    List<Prediction> predictions() {
        return Collections.unmodifiableList(predictions);
    }
}
