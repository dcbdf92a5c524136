package dev.linas.predictors;

import dev.linas.core.predictor.ConstantPredictor;
import java.util.Map;
import java.util.Optional;

/** Predicts the mean of the labels: what is left where no other method has something to learn. */
public final class ConstantFitter implements PredictorFitter {
    @Override
    public String kind() {
        return "constant";
    }

    @Override
    public int mostRows() {
        return Integer.MAX_VALUE;
    }

    /** Empty only without rows. The single row of a set of one has no out-of-fold prediction. */
    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.size() == 0) {
            return Optional.empty();
        }
        double[] outOfFold = new double[data.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] training = folds.training(fold);
            double sum = 0;
            for (int row : training) {
                sum += data.label(row);
            }
            for (int row : folds.heldOut(fold)) {
                outOfFold[row] = sum / training.length;
            }
        }
        return Optional.of(new Fit(new ConstantPredictor(data.mean()), Map.of(), outOfFold));
    }
}
