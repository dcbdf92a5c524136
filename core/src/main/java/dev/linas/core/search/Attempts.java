package dev.linas.core.search;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How often each sub-network of a search was tried, and so which may be proposed once more: those
 * whose every attempt so far failed for a passing reason, until {@value #MOST} attempts are used
 * up. What was to be measured for some of the objectives only may still be proposed for all of
 * them. Immutable.
 */
public final class Attempts {
    /** Attempts that a genome has in all, &ge; 1. */
    public static final int MOST = 3;

    /** Attempts used up by genome; one that settled has used up all. */
    private final Map<Genome, Integer> used = new HashMap<>();

    private Attempts(Collection<Evaluation> history) {
        for (Evaluation evaluation : history) {
            used.merge(evaluation.genome(), attempts(evaluation), Integer::sum);
        }
    }

    private static int attempts(Evaluation evaluation) {
        if (evaluation.isPartial() && !evaluation.failed()) {
            return 0;
        }
        return evaluation.retryable() ? 1 : MOST;
    }

    /**
     * The attempts of a search.
     *
     * @param history evaluations so far, in any order
     */
    public static Attempts of(Collection<Evaluation> history) {
        return new Attempts(history);
    }

    /**
     * The genomes that must not be proposed (again).
     *
     * @param proposed every canonical genome ever proposed in the search; not changed
     * @return a new set: those proposed without those that may be tried once more
     */
    public Set<Genome> barred(Collection<Genome> proposed) {
        Set<Genome> barred = new HashSet<>(proposed);
        used.forEach(
                (genome, attempts) -> {
                    if (attempts < MOST) {
                        barred.remove(genome);
                    } else {
                        barred.add(genome);
                    }
                });
        return barred;
    }

    /**
     * Whether no genome of a space is left to propose.
     *
     * @param pending genomes that still wait for an answer; not changed
     */
    public boolean exhaust(SearchSpace space, Collection<Genome> pending) {
        Set<Genome> spent = new HashSet<>(pending);
        used.forEach(
                (genome, attempts) -> {
                    if (attempts >= MOST) {
                        spent.add(genome);
                    }
                });
        return space.cardinality().compareTo(BigInteger.valueOf(spent.size())) <= 0;
    }
}
