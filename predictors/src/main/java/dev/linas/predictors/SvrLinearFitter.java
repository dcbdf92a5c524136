package dev.linas.predictors;

import java.util.Map;
import java.util.Optional;

/**
 * Epsilon support vector regression with a linear kernel on the one-hot encoding: linear as ridge
 * is, but deaf to outliers. C and epsilon are the best of a grid by cross-validation ({@link
 * SvrGridSearch}).
 */
public final class SvrLinearFitter implements PredictorFitter {
    @Override
    public String kind() {
        return "svr-linear";
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.isConstant()) {
            return Optional.empty();
        }
        SvrProblem problem = new SvrProblem(data, SvrKernel.LINEAR);
        if (problem.meanSquaredDistance() == 0) {
            return Optional.empty();
        }
        // Scaled so that C means about the same as with an RBF kernel, whose diagonal is 1.
        double[] scale = {1.0 / data.encoding().space().size()};
        SvrParameters chosen = SvrGridSearch.tune(data, problem, SvrKernel.LINEAR, folds, scale);
        return Optional.of(
                new Fit(
                        problem.fitLinear(chosen),
                        Map.of("C", chosen.cost(), "epsilon", chosen.epsilon()),
                        problem.outOfFold(chosen, folds)));
    }
}
