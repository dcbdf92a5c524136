package dev.linas.log.replay;

import dev.linas.core.predictor.Posterior.Marginals;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.stats.NormalDistribution;
import dev.linas.core.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a predictor did on measurements that it did not know.
 *
 * @param rows measurements of the objective that came next, &ge; 0
 * @param mape mean absolute percentage error, in percent; NaN without rows or with a value of 0
 * @param kendallTauB Kendall's tau-b between predicted and measured, -1..1; NaN where it is not
 *     defined
 * @param coverage share of the measurements within the predictor's 90 % interval, 0..1; NaN for a
 *     predictor that tells no uncertainty
 */
public record ForesightQuality(int rows, double mape, double kendallTauB, double coverage) {
    /** Nothing came next. */
    static final ForesightQuality NONE =
            new ForesightQuality(0, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Judges one predictor.
     *
     * @param next rows that it was not fitted to; those that failed are left out
     */
    static ForesightQuality of(
            Predictor predictor, OneHotEncoding encoding, int objective, List<Evaluation> next) {
        List<Genome> genomes = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Evaluation row : next) {
            if (!Double.isNaN(row.value(objective))) {
                genomes.add(row.genome());
                values.add(row.value(objective));
            }
        }
        if (genomes.isEmpty()) {
            return NONE;
        }
        double[] measured = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] predicted = predictor.scorer(encoding).score(genomes);
        return new ForesightQuality(
                measured.length,
                mape(predicted, measured),
                RankCorrelation.kendallTauB(predicted, measured),
                coverage(predictor.posterior(encoding).at(genomes), measured));
    }

    private static double mape(double[] predicted, double[] measured) {
        double sum = 0.0;
        for (int i = 0; i < measured.length; i++) {
            if (measured[i] == 0.0) {
                return Double.NaN;
            }
            sum += Math.abs((predicted[i] - measured[i]) / measured[i]);
        }
        return 100.0 * sum / measured.length;
    }

    private static double coverage(Marginals marginals, double[] measured) {
        if (Arrays.stream(marginals.deviations()).allMatch(d -> d == 0.0)) {
            return Double.NaN;
        }
        int within = 0;
        for (int i = 0; i < measured.length; i++) {
            double low = marginals.value(i, -NormalDistribution.NINETY_PERCENT);
            double high = marginals.value(i, NormalDistribution.NINETY_PERCENT);
            if (low <= measured[i] && measured[i] <= high) {
                within++;
            }
        }
        return within / (double) measured.length;
    }
}
