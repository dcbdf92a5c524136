package dev.linas.predictors;

import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.stats.RankCorrelation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** How good out-of-fold predictions are, and which of two methods is better for a search. */
final class OutOfFold {
    /**
     * The better quality first: the larger Kendall tau-b, since an inner search only compares
     * sub-networks; of equal ones the smaller RMSE. What is not defined is worst.
     */
    static final Comparator<PredictorQuality> BETTER_FIRST =
            Comparator.<PredictorQuality>comparingDouble(q -> -orWorst(q.kendallTauB(), -2))
                    .thenComparingDouble(q -> orWorst(q.rmse(), Double.POSITIVE_INFINITY));

    private OutOfFold() {}

    /**
     * Quality of predictions.
     *
     * @param labels measured values
     * @param predictions one per label, NaN where none could be made
     * @return figures over the rows that have a prediction; each NaN where it is not defined
     */
    static PredictorQuality quality(double[] labels, double[] predictions) {
        int[] judged =
                IntStream.range(0, labels.length)
                        .filter(r -> !Double.isNaN(predictions[r]))
                        .toArray();
        return judged.length == labels.length
                ? ofAll(labels, predictions)
                : ofAll(
                        Arrays.stream(judged).mapToDouble(r -> labels[r]).toArray(),
                        Arrays.stream(judged).mapToDouble(r -> predictions[r]).toArray());
    }

    private static PredictorQuality ofAll(double[] labels, double[] predictions) {
        double squares = 0;
        double shares = 0;
        for (int r = 0; r < labels.length; r++) {
            double error = predictions[r] - labels[r];
            squares += error * error;
            shares += Math.abs(error / labels[r]);
        }
        return new PredictorQuality(
                finite(100 * shares / labels.length),
                finite(Math.sqrt(squares / labels.length)),
                RankCorrelation.kendallTauB(labels, predictions),
                RankCorrelation.spearman(labels, predictions));
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static double orWorst(double value, double worst) {
        return Double.isNaN(value) ? worst : value;
    }
}
