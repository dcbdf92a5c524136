package dev.linas.searches.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param deviceHypervolumes hypervolume of the front of each device so far, in their order; empty
 *     without objectives per pool, and as long as there is no reference point
 */
public record ClosedRound(
        int number,
        int evaluations,
        double hypervolume,
        List<PredictorFit> predictors,
        double paretoRankTau,
        Map<String, Double> deviceHypervolumes) {
    public ClosedRound {
        predictors = List.copyOf(predictors);
        deviceHypervolumes = Collections.unmodifiableMap(new LinkedHashMap<>(deviceHypervolumes));
    }

    /** A round of a search without objectives per pool. */
    public ClosedRound(
            int number,
            int evaluations,
            double hypervolume,
            List<PredictorFit> predictors,
            double paretoRankTau) {
        this(number, evaluations, hypervolume, predictors, paretoRankTau, Map.of());
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
