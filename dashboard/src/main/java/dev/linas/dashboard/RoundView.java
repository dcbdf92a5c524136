package dev.linas.dashboard;

import dev.linas.schemas.Round;
import java.util.List;

/**
 * The part of a closed round that the pages show, which is much less than the record holds.
 *
 * @param number number of the round
 * @param evaluations evaluations so far
 * @param hypervolume of the front
 * @param closedAt in milliseconds since the epoch
 * @param predictors what was fitted, in the order of the objectives
 */
record RoundView(
        int number,
        int evaluations,
        double hypervolume,
        long closedAt,
        List<FitFigures> predictors) {
    /**
     * Quality of a predictor; NaN where a figure is not defined.
     *
     * @param mape out-of-fold mean absolute percentage error, in percent
     * @param kendallTauB out-of-fold rank correlation, -1..1
     */
    record FitFigures(String kind, double mape, double kendallTauB) {}

    static RoundView of(Round round) {
        return new RoundView(
                round.getNumber(),
                round.getArchive().getEvaluations(),
                round.getArchive().getHypervolume(),
                round.getClosedAt().toEpochMilli(),
                round.getPredictors().stream()
                        .map(
                                each ->
                                        new FitFigures(
                                                each.getKind(),
                                                defined(each.getMape()),
                                                defined(each.getKendallTauB())))
                        .toList());
    }

    private static double defined(Double value) {
        return value == null ? Double.NaN : value;
    }
}
