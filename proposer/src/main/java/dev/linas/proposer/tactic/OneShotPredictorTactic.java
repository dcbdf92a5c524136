package dev.linas.proposer.tactic;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.proposer.batch.BatchRequest;
import dev.linas.proposer.batch.BatchSelection;
import dev.linas.proposer.batch.FrontDiversity;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
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
        return spec.with(
                spec.population(),
                spec.initialPopulation(),
                spec.innerEvaluations(),
                spec.strategy().withTrainingRounds(1));
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        Composition composition = Composition.of(request.spec());
        if (request.round() == 0) {
            return ProposalSampler.initial(request, composition.design());
        }
        return ProposalSampler.completed(
                request,
                request.predictors().isEmpty()
                        ? List.of()
                        : select(request, composition, request.barred()));
    }

    /** The same search every round: its seed is that of round 1, its start the front of round 0. */
    private static List<Prediction> select(
            ProposalRequest request, Composition composition, Set<Genome> barred) {
        SearchSpec spec = request.spec();
        PredictedProblem problem =
                PredictedProblem.of(spec.space(), spec.objectives(), request.predictors());
        List<Evaluation> samples =
                request.history().stream().filter(row -> row.round() == 0).toList();
        List<Evaluation> front = ParetoFront.of(samples, spec.objectives());
        List<Prediction> explored =
                composition
                        .search()
                        .search(
                                problem,
                                front.stream().map(Evaluation::genome).toList(),
                                spec.innerEvaluations(),
                                Seeds.stream(spec.seed(), 1, Seeds.Purpose.INNER_SEARCH));
        return BEST_FRONTS.select(
                new BatchRequest(
                        problem,
                        explored,
                        front,
                        request.count(),
                        barred,
                        ProposalSampler.stream(request, Seeds.Purpose.BATCH_SELECTION)));
    }
}
