package dev.linas.trainer.predictor;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Epsilon support vector regression with an RBF kernel on the one-hot encoding.
 *
 * <p>C, gamma and epsilon are the best of a grid by cross-validation ({@link SvrGridSearch}) on at
 * most {@value #TUNING_ROWS} rows, evenly spread; the out-of-fold predictions and the predictor come
 * from all rows.
 */
public final class SvrRbfFitter implements PredictorFitter {
    /** More rows would cost the choice of hyper-parameters much time and change it little. */
    private static final int TUNING_ROWS = 250;

    @Override
    public String kind() {
        return "svr-rbf";
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.isConstant()) {
            return Optional.empty();
        }
        SvrProblem problem = new SvrProblem(data);
        double distance = problem.meanSquaredDistance();
        if (distance == 0) {
            return Optional.empty();
        }
        SvrParameters chosen = tune(data, problem, folds).best(distance);
        Map<String, Double> hyperparameters =
                Map.of("C", chosen.cost(), "gamma", chosen.gamma(), "epsilon", chosen.epsilon());
        return Optional.of(
                new Fit(problem.fit(chosen), hyperparameters, problem.outOfFold(chosen, folds)));
    }

    private static SvrGridSearch tune(TrainingSet data, SvrProblem problem, Folds folds) {
        if (data.size() <= TUNING_ROWS) {
            return new SvrGridSearch(problem, data, folds);
        }
        int[] spread =
                IntStream.range(0, TUNING_ROWS)
                        .map(i -> (int) ((long) i * data.size() / TUNING_ROWS))
                        .toArray();
        TrainingSet thinned = data.select(spread);
        if (thinned.isConstant()) {
            return new SvrGridSearch(problem, data, folds);
        }
        return new SvrGridSearch(new SvrProblem(thinned), thinned, folds.select(spread));
    }
}
