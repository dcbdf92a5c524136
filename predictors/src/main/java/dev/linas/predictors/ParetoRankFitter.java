package dev.linas.predictors;

import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.stats.RankCorrelation;
import java.util.Map;
import java.util.Optional;

/**
 * A predictor of order rather than of values: linear scores under which the measured order of the
 * objective is likeliest, each row counting 1 / (1 + its Pareto rank) over all objectives, so that
 * the order matters most where the front is (after the listwise Pareto-rank losses of HW-PR-NAS and
 * PRP-NAS, Benmeziane et al., 2022 and 2023). A straight line brings scores to the unit of the
 * objective.
 *
 * <p>The penalty is the one with the largest out-of-fold Kendall tau-b.
 */
public final class ParetoRankFitter implements PredictorFitter {
    private static final double[] PENALTIES = {1e-1, 1e-2, 1e-3};

    @Override
    public String kind() {
        return "pareto-rank";
    }

    @Override
    public boolean gainsFromTransformedLabels() {
        return false;
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.isConstant()) {
            return Optional.empty();
        }
        double[] rowWeights = weights(data);
        ListwiseRanking ranking = new ListwiseRanking(data, rowWeights);
        double[] outOfFold = null;
        double penalty = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (double candidate : PENALTIES) {
            double[] predictions = outOfFold(ranking, data, folds, rowWeights, candidate);
            double tau = RankCorrelation.kendallTauB(data.labels(), predictions);
            if (outOfFold == null || tau > best) {
                best = Double.isNaN(tau) ? Double.NEGATIVE_INFINITY : tau;
                penalty = candidate;
                outOfFold = predictions;
            }
        }
        int[] all = new int[data.size()];
        for (int r = 0; r < all.length; r++) {
            all[r] = r;
        }
        Line line = Line.fit(ranking, data, all, rowWeights, penalty);
        if (line.slope == 0) {
            return Optional.empty();
        }
        double[] weights = line.point.clone();
        for (int c = 0; c < weights.length; c++) {
            weights[c] *= line.slope;
        }
        return Optional.of(
                new Fit(
                        new LinearPredictor(line.intercept, weights),
                        Map.of("alpha", penalty),
                        outOfFold));
    }

    private static double[] weights(TrainingSet data) {
        double[] weights = new double[data.size()];
        for (int r = 0; r < weights.length; r++) {
            weights[r] = 1.0 / (1 + data.paretoRank(r));
        }
        return weights;
    }

    private static double[] outOfFold(
            ListwiseRanking ranking,
            TrainingSet data,
            Folds folds,
            double[] rowWeights,
            double penalty) {
        double[] predictions = new double[data.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            Line line = Line.fit(ranking, data, folds.training(fold), rowWeights, penalty);
            for (int row : folds.heldOut(fold)) {
                predictions[row] = line.intercept + line.slope * ranking.score(line.point, row);
            }
        }
        return predictions;
    }

    /**
     * Scores, and the weighted least-squares line from them to labels; slope 0 where none rises.
     */
    @SuppressWarnings("ArrayRecordComponent") // used on the spot, inside this class
    private record Line(double[] point, double intercept, double slope) {
        static Line fit(
                ListwiseRanking ranking,
                TrainingSet data,
                int[] rows,
                double[] weights,
                double penalty) {
            double[] point = ranking.fit(rows, penalty);
            double total = 0;
            double scoreMean = 0;
            double labelMean = 0;
            for (int row : rows) {
                total += weights[row];
                scoreMean += weights[row] * ranking.score(point, row);
                labelMean += weights[row] * data.label(row);
            }
            scoreMean /= total;
            labelMean /= total;
            double squares = 0;
            double products = 0;
            for (int row : rows) {
                double away = ranking.score(point, row) - scoreMean;
                squares += weights[row] * away * away;
                products += weights[row] * away * (data.label(row) - labelMean);
            }
            double slope = squares > 1e-18 && products > 0 ? products / squares : 0;
            return new Line(point, labelMean - slope * scoreMean, slope);
        }
    }
}
