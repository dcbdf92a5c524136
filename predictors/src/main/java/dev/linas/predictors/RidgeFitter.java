package dev.linas.predictors;

import dev.linas.core.predictor.LinearPredictor;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Ridge regression on the one-hot encoding with an unpenalised intercept. The penalty is the one
 * with the least leave-one-out error on a grid: 0.1..10 in steps of 0.1, the grid of DyNAS-T, and
 * four decades on either side in quarters of a decade. The least penalty wins a tie.
 */
public final class RidgeFitter implements PredictorFitter {
    private static final double[] ALPHAS = alphas();

    @Override
    public String kind() {
        return "ridge";
    }

    @Override
    public boolean alwaysTriedTransformed() {
        return true;
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.isConstant()) {
            return Optional.empty();
        }
        RidgeSpectrum spectrum = new RidgeSpectrum(data);
        if (spectrum.rank() == 0) {
            return Optional.empty();
        }
        double alpha = best(spectrum);
        double[] weights = spectrum.weights(alpha);
        return Optional.of(
                new Fit(
                        new LinearPredictor(spectrum.intercept(weights), weights),
                        Map.of("alpha", alpha),
                        spectrum.outOfFold(alpha, folds)));
    }

    private static double best(RidgeSpectrum spectrum) {
        double best = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        for (double alpha : ALPHAS) {
            double error = spectrum.leaveOneOutError(alpha);
            if (error < least) {
                least = error;
                best = alpha;
            }
        }
        return best;
    }

    /** The grid, ascending. */
    static double[] alphas() {
        DoubleStream below = IntStream.rangeClosed(-16, -1).mapToDouble(q -> 0.1 * decades(q));
        DoubleStream linear = IntStream.rangeClosed(1, 100).mapToDouble(tenth -> tenth / 10.0);
        DoubleStream above = IntStream.rangeClosed(1, 16).mapToDouble(q -> 10.0 * decades(q));
        return DoubleStream.concat(DoubleStream.concat(below, linear), above).toArray();
    }

    private static double decades(int quarters) {
        return StrictMath.pow(10.0, quarters / 4.0);
    }
}
