package dev.linas.predictors;

import dev.linas.core.predictor.PredictorQuality;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chooses C, gamma and epsilon by cross-validation on a grid, one line of the grid after the other:
 * gamma, C, epsilon, and gamma again. That is 11 points at most instead of 36, and finds the best
 * of all or one about as good.
 */
final class SvrGridSearch {
    /** More rows would cost the choice of hyper-parameters much time and change it little. */
    static final int TUNING_ROWS = 250;

    private static final double[] COSTS = {1, 10, 100};
    private static final double[] EPSILONS = {0.01, 0.05, 0.2};

    private final SvrProblem problem;
    private final TrainingSet data;
    private final Folds folds;
    private final double[] gammas;
    private final Map<SvrParameters, PredictorQuality> known = new LinkedHashMap<>();

    private SvrGridSearch(SvrProblem problem, TrainingSet data, Folds folds, double[] gammas) {
        this.problem = problem;
        this.data = data;
        this.folds = folds;
        this.gammas = gammas;
    }

    /**
     * The best parameters of a problem, searched on at most {@value #TUNING_ROWS} rows, evenly
     * spread.
     *
     * @param gammas the values to try, at least one
     */
    static SvrParameters tune(
            TrainingSet data, SvrProblem problem, SvrKernel kernel, Folds folds, double[] gammas) {
        if (data.size() > TUNING_ROWS) {
            int[] spread =
                    IntStream.range(0, TUNING_ROWS)
                            .map(i -> (int) ((long) i * data.size() / TUNING_ROWS))
                            .toArray();
            TrainingSet thinned = data.select(spread);
            if (!thinned.isConstant()) {
                return new SvrGridSearch(
                                new SvrProblem(thinned, kernel),
                                thinned,
                                folds.select(spread),
                                gammas)
                        .best();
            }
        }
        return new SvrGridSearch(problem, data, folds, gammas).best();
    }

    private SvrParameters best() {
        SvrParameters best = new SvrParameters(COSTS[1], gammas[gammas.length / 2], EPSILONS[1]);
        best = alongGamma(best);
        for (double cost : COSTS) {
            best = better(best, new SvrParameters(cost, best.gamma(), best.epsilon()));
        }
        for (double epsilon : EPSILONS) {
            best = better(best, new SvrParameters(best.cost(), best.gamma(), epsilon));
        }
        return alongGamma(best);
    }

    private SvrParameters alongGamma(SvrParameters from) {
        SvrParameters best = from;
        for (double gamma : gammas) {
            best = better(best, new SvrParameters(best.cost(), gamma, best.epsilon()));
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
