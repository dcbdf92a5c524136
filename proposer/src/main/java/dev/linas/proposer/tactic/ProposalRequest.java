package dev.linas.proposer.tactic;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Set;

/**
 * The request to a tactic: how many proposals are wanted, and all that it may know.
 *
 * @param spec the search
 * @param round round to propose, &ge; 0
 * @param count candidates wanted, &ge; 1
 * @param history evaluations so far, by (round, index)
 * @param predictors one per objective, in their order; empty before anything was measured
 * @param barred canonical genomes that must not be proposed
 */
public record ProposalRequest(
        SearchSpec spec,
        int round,
        int count,
        List<Evaluation> history,
        List<Predictor> predictors,
        Set<Genome> barred) {
    /** The same, asked for another number, with others barred. */
    ProposalRequest with(int otherCount, Set<Genome> otherBarred) {
        return new ProposalRequest(spec, round, otherCount, history, predictors, otherBarred);
    }

    public ProposalRequest {
        history = List.copyOf(history);
        predictors = List.copyOf(predictors);
        if (!predictors.isEmpty() && predictors.size() != spec.objectives().size()) {
            throw new IllegalArgumentException(
                    ("search %s, round %d: %d predictors for %d objectives; expected one"
                                    + " each, or none")
                            .formatted(
                                    spec.id(), round, predictors.size(), spec.objectives().size()));
        }
    }
}
