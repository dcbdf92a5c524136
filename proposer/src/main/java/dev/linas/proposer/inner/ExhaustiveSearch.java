package dev.linas.proposer.inner;

import dev.linas.core.space.Genome;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Predicts every sub-network of a space that is no larger than the evaluations given: then no
 * search can find a better predicted front. Leaves larger spaces to another search.
 */
public final class ExhaustiveSearch implements InnerSearch {
    private final InnerSearch otherwise;

    /**
     * @param otherwise searches the spaces that are too large
     */
    public ExhaustiveSearch(InnerSearch otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public List<Prediction> search(
            PredictedProblem problem,
            List<Genome> start,
            int evaluations,
            SplittableRandom random) {
        BigInteger affordable = BigInteger.valueOf(evaluations);
        return problem.space().cardinality().compareTo(affordable) <= 0
                ? problem.score(problem.space().canonicalGenomes().toList())
                : otherwise.search(problem, start, evaluations, random);
    }
}
