package dev.linas.proposer.evolution;

import dev.linas.proposer.inner.Prediction;
import java.util.Comparator;
import java.util.List;

/**
 * An individual that survived a generation, with what the selection of parents goes by.
 *
 * @param individual the individual
 * @param rank its front, or its place; 0 is best
 * @param niche part of the objective space that it lies in; 0 where there is only one
 * @param score how wanted it is among those of its rank; larger is better
 */
record Survivor(Prediction individual, int rank, int niche, double score) {
    /** Lower rank first, then larger score. */
    static final Comparator<Survivor> BETTER_FIRST =
            Comparator.comparingInt(Survivor::rank)
                    .thenComparing(Comparator.comparingDouble(Survivor::score).reversed());

    /** The individuals of some survivors, in their order. */
    static List<Prediction> individuals(List<Survivor> survivors) {
        return survivors.stream().map(Survivor::individual).toList();
    }
}
