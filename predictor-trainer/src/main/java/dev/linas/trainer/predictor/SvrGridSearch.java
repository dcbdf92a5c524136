package dev.linas.trainer.predictor;

import dev.linas.core.predictor.PredictorQuality;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Chooses C, gamma and epsilon by cross-validation on a grid, one line of the grid after the other:
 * gamma, C, epsilon, and gamma again. That is 11 points at most instead of 36, and finds the best
 * of all or one about as good.
 */
final class SvrGridSearch {
    /** In units of 2 / mean squared distance of the rows: at 1 a typical kernel value is exp(-2). */
    private static final double[] GAMMAS = {0.03, 0.1, 0.3, 1};

    private static final double[] COSTS = {1, 10, 100};
    private static final double[] EPSILONS = {0.01, 0.05, 0.2};

    private final SvrProblem problem;
    private final TrainingSet data;
    private final Folds folds;
    private final Map<SvrParameters, PredictorQuality> known = new LinkedHashMap<>();

    SvrGridSearch(SvrProblem problem, TrainingSet data, Folds folds) {
        this.problem = problem;
        this.data = data;
        this.folds = folds;
    }

    /**
     * The best parameters.
     *
     * @param meanSquaredDistance of the rows, &gt; 0; the scale of gamma
     */
    SvrParameters best(double meanSquaredDistance) {
        double unit = 2 / meanSquaredDistance;
        SvrParameters best = new SvrParameters(COSTS[1], GAMMAS[2] * unit, EPSILONS[1]);
        best = alongGamma(best, unit);
        for (double cost : COSTS) {
            best = better(best, new SvrParameters(cost, best.gamma(), best.epsilon()));
        }
        for (double epsilon : EPSILONS) {
            best = better(best, new SvrParameters(best.cost(), best.gamma(), epsilon));
        }
        return alongGamma(best, unit);
    }

    private SvrParameters alongGamma(SvrParameters from, double unit) {
        SvrParameters best = from;
        for (double gamma : GAMMAS) {
            best = better(best, new SvrParameters(best.cost(), gamma * unit, best.epsilon()));
        }
        return best;
    }

    private SvrParameters better(SvrParameters best, SvrParameters other) {
        return OutOfFold.BETTER_FIRST.compare(quality(other), quality(best)) < 0 ? other : best;
    }

    private PredictorQuality quality(SvrParameters parameters) {
        return known.computeIfAbsent(
                parameters, p -> OutOfFold.quality(data.labels(), problem.outOfFold(p, folds)));
    }
}
