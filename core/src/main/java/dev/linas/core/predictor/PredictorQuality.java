package dev.linas.core.predictor;

/**
 * Out-of-fold quality of a predictor. A figure that is not defined (too few rows, constant labels,
 * a label of 0 for MAPE) is NaN.
 *
 * @param mape mean absolute percentage error, in percent
 * @param rmse root mean squared error, in the unit of the objective
 * @param kendallTauB Kendall's tau-b, -1..1
 * @param spearman Spearman's rank correlation, -1..1
 */
public record PredictorQuality(double mape, double rmse, double kendallTauB, double spearman) {
    /** Nothing is known. */
    public static final PredictorQuality UNKNOWN =
            new PredictorQuality(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
