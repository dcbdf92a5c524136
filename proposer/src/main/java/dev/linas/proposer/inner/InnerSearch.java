package dev.linas.proposer.inner;

import dev.linas.core.space.Genome;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Searches the predicted objectives for sub-networks worth measuring.
 *
 * <p>Implementations are stateless and thread-safe; the same arguments give the same result on
 * every machine.
 */
@FunctionalInterface
public interface InnerSearch {
    /**
     * Searches.
     *
     * @param problem what is minimised
     * @param start canonical genomes to begin with, e.g. the measured front; not changed
     * @param evaluations predicted sub-networks to spend at most, &ge; 1; those of {@code start}
     *     count
     * @param random the only source of randomness
     * @return every sub-network that was predicted, each once, in the order predicted: between 1
     *     and {@code evaluations} of them, fewer than that only if the search finds no further one
     */
    List<Prediction> search(
            PredictedProblem problem, List<Genome> start, int evaluations, SplittableRandom random);
}
