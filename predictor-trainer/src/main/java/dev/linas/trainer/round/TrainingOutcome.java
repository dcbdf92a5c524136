package dev.linas.trainer.round;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.search.Evaluation;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a closed round.
 *
 * @param predictors one per objective, in their order; empty as long as an objective has no
 *     measured value
 * @param paretoRankTau Kendall's tau-b between the Pareto ranks predicted out of fold and the
 *     measured ones, -1..1; NaN where it is not defined
 * @param front the non-dominated evaluations, by (round, index)
 * @param hypervolume of the feasible part of the front against the reference point, in the product
 *     of the objectives' units; 0 without either
 * @param referencePoint reference point in the objectives' own units; empty as long as an objective
 *     has no measured value
 * @param evaluations evaluations so far, failed ones included
 * @param failed those of them that failed in at least one objective
 * @param stagnantRounds rounds in a row without growth of the hypervolume, &ge; 0
 * @param finishReason why the search ends; empty while it goes on
 */
public record TrainingOutcome(
        List<FittedPredictor> predictors,
        double paretoRankTau,
        List<Evaluation> front,
        double hypervolume,
        Optional<List<Double>> referencePoint,
        int evaluations,
        int failed,
        int stagnantRounds,
        Optional<FinishReason> finishReason) {
    public TrainingOutcome {
        predictors = List.copyOf(predictors);
        front = List.copyOf(front);
        referencePoint = referencePoint.map(List::copyOf);
    }
}
