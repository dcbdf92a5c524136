package dev.linas.searches.result;

import java.util.List;
import java.util.Objects;

/**
 * Where a search stood when a round was closed, and what its predictors were worth. Immutable.
 *
 * @param number number of the round, &ge; 0
 * @param evaluations evaluations so far, failed ones included
 * @param hypervolume hypervolume of the front so far; NaN as long as there is no reference point
 * @param predictors one per objective, in their order; empty as long as one has no measured value
 * @param paretoRankTau Kendall's tau-b between the Pareto ranks predicted out of fold and the
 *     measured ones, -1..1; NaN where it is not defined
 */
public record ClosedRound(
        int number,
        int evaluations,
        double hypervolume,
        List<PredictorFit> predictors,
        double paretoRankTau) {
    public ClosedRound {
        predictors = List.copyOf(predictors);
    }

    /**
     * A predictor that was fitted to the rows so far.
     *
     * @param objective id of its objective, {@code metric@pool}
     * @param kind its kind, e.g. {@code gaussian-process}
     * @param mape out-of-fold mean absolute percentage error, in percent; not finite where it is
     *     not defined
     * @param kendallTauB out-of-fold Kendall's tau-b, -1..1; NaN where it is not defined
     */
    public record PredictorFit(String objective, String kind, double mape, double kendallTauB) {
        public PredictorFit {
            Objects.requireNonNull(objective);
            Objects.requireNonNull(kind);
        }
    }
}
