package dev.linas.predictors;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Gradient-boosted regression trees ({@link TreeBooster}). Depth and number of trees are those with
 * the least squared error over the folds; the out-of-fold predictions are of these.
 *
 * <p>Costs O(rows x set bits x trees) and no more than linear in the rows.
 */
public final class BoostedTreesFitter implements PredictorFitter {
    private static final int[] DEPTHS = {2, 4};
    private static final int MOST_TREES = 250;

    /** The number of trees is chosen in these steps. */
    private static final int STEP = 10;

    private static final int FEWEST_ROWS = 4;

    @Override
    public String kind() {
        return "boosted-trees";
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.size() < FEWEST_ROWS || data.isConstant()) {
            return Optional.empty();
        }
        int depth = 0;
        int trees = 0;
        double least = Double.POSITIVE_INFINITY;
        double[] outOfFold = new double[0];
        for (int candidate : DEPTHS) {
            double[][] staged = staged(new TreeBooster(data, candidate), folds);
            for (int stage = 0; stage < staged.length; stage++) {
                double error = squaredError(staged[stage], data.labels());
                if (error < least) {
                    least = error;
                    depth = candidate;
                    trees = (stage + 1) * STEP;
                    outOfFold = staged[stage];
                }
            }
        }
        int[] all = new int[data.size()];
        Arrays.setAll(all, row -> row);
        return Optional.of(
                new Fit(
                        new TreeBooster(data, depth).boost(all, trees, (count, values) -> {}),
                        Map.of("depth", (double) depth, "trees", (double) trees),
                        outOfFold));
    }

    /** Out-of-fold predictions after every {@value #STEP} trees. */
    private static double[][] staged(TreeBooster booster, Folds folds) {
        double[][] staged = new double[MOST_TREES / STEP][folds.rows()];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] heldOut = folds.heldOut(fold);
            booster.boost(
                    folds.training(fold),
                    MOST_TREES,
                    (count, values) -> {
                        if (count % STEP == 0) {
                            for (int row : heldOut) {
                                staged[count / STEP - 1][row] = values[row];
                            }
                        }
                    });
        }
        return staged;
    }

    private static double squaredError(double[] predictions, double[] labels) {
        double sum = 0;
        for (int r = 0; r < labels.length; r++) {
            sum += (predictions[r] - labels[r]) * (predictions[r] - labels[r]);
        }
        return sum;
    }
}
