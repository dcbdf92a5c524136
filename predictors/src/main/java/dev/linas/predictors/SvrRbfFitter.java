package dev.linas.predictors;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Epsilon support vector regression with an RBF kernel on the one-hot encoding.
 *
 * <p>C, gamma and epsilon are the best of a grid by cross-validation ({@link SvrGridSearch}); the
 * out-of-fold predictions and the predictor come from all rows.
 */
public final class SvrRbfFitter implements PredictorFitter {
    /**
     * In units of 2 / mean squared distance of the rows: at 1 a typical kernel value is exp(-2).
     */
    private static final double[] GAMMAS = {0.03, 0.1, 0.3, 1};

    @Override
    public String kind() {
        return "svr-rbf";
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.isConstant()) {
            return Optional.empty();
        }
        SvrProblem problem = new SvrProblem(data, SvrKernel.RBF);
        double distance = problem.meanSquaredDistance();
        if (distance == 0) {
            return Optional.empty();
        }
        double unit = 2 / distance;
        double[] gammas = Arrays.stream(GAMMAS).map(gamma -> gamma * unit).toArray();
        SvrParameters chosen = SvrGridSearch.tune(data, problem, SvrKernel.RBF, folds, gammas);
        Map<String, Double> hyperparameters =
                Map.of("C", chosen.cost(), "gamma", chosen.gamma(), "epsilon", chosen.epsilon());
        return Optional.of(
                new Fit(problem.fit(chosen), hyperparameters, problem.outOfFold(chosen, folds)));
    }
}
