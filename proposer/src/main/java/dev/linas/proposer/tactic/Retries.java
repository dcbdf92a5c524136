package dev.linas.proposer.tactic;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which sub-networks may be proposed once more: those whose every attempt so far failed for a
 * passing reason, until {@link Evaluation#MOST_ATTEMPTS} attempts are used up.
 */
public final class Retries {
    private Retries() {}

    /**
     * The genomes that must not be proposed (again).
     *
     * @param proposed every canonical genome ever proposed in the search; not changed
     * @param history evaluations so far
     */
    public static Set<Genome> barred(Collection<Genome> proposed, List<Evaluation> history) {
        Map<Genome, Integer> attempts = new HashMap<>();
        for (Evaluation evaluation : history) {
            attempts.merge(
                    evaluation.genome(),
                    evaluation.retryable() ? 1 : Evaluation.MOST_ATTEMPTS,
                    Integer::sum);
        }
        Set<Genome> barred = new HashSet<>(proposed);
        attempts.forEach(
                (genome, count) -> {
                    if (count < Evaluation.MOST_ATTEMPTS) {
                        barred.remove(genome);
                    } else {
                        barred.add(genome);
                    }
                });
        return barred;
    }
}
