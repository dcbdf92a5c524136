package dev.linas.proposer.tactic;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.proposer.batch.BatchSelection;
import dev.linas.proposer.batch.FrontDiversity;
import java.util.List;
import java.util.Set;

/**
 * The one-shot predictor of the paper's figure 1: measure round 0, train once, search once. Later
 * rounds measure that one search's result, the best fronts first; they teach nothing. That holds as
 * long as predictors learn from round 0 only, which {@link #resolved} sees to.
 */
public final class OneShotPredictorTactic implements Tactic {
    private static final BatchSelection BEST_FRONTS = new FrontDiversity();

    @Override
    public String name() {
        return "one-shot-predictor";
    }

    @Override
    public boolean runsAlgorithm() {
        return true;
    }

    @Override
    public Set<String> fixedKeys() {
        return Set.of("training_rounds", "batch");
    }

    @Override
    public SearchSpec resolved(SearchSpec spec) {
        return spec.with(spec.strategy().withTrainingRounds(1));
    }

    @Override
    public boolean servesFleets() {
        return true;
    }

    /** The same search every round: its seed is that of round 1, its start the front of round 0. */
    @Override
    public List<Proposal> propose(ProposalRequest request) {
        List<Evaluation> samples =
                request.history().stream().filter(row -> row.round() == 0).toList();
        return Composition.of(request.spec()).with(BEST_FRONTS).propose(request, samples, 1);
    }
}
