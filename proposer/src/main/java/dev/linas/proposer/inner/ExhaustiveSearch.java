package dev.linas.proposer.inner;

import dev.linas.core.space.Genome;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Predicts every sub-network of a space that is no larger than the evaluations given: then no
 * search can find a better predicted front. Draws no random number.
 */
public final class ExhaustiveSearch implements InnerSearch {
    /** Whether a space is small enough for the given number of evaluations. */
    public static boolean covers(PredictedProblem problem, int evaluations) {
        return problem.space().cardinality().compareTo(BigInteger.valueOf(evaluations)) <= 0;
    }

    @Override
    public List<Prediction> search(
            PredictedProblem problem,
            List<Genome> start,
            int evaluations,
            SplittableRandom random) {
        Set<Genome> genomes =
                new LinkedHashSet<>(start.subList(0, Math.min(start.size(), evaluations)));
        problem.space()
                .canonicalGenomes()
                .limit(evaluations)
                .filter(genome -> genomes.size() < evaluations)
                .forEach(genomes::add);
        return problem.score(List.copyOf(genomes));
    }
}
