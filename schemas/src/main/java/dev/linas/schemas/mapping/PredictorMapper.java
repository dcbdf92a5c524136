package dev.linas.schemas.mapping;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.predictor.StackedPredictor;
import dev.linas.core.predictor.TransformedPredictor;
import dev.linas.core.predictor.TreesPredictor;
import dev.linas.schemas.ConstantParameters;
import dev.linas.schemas.GaussianProcessParameters;
import dev.linas.schemas.KernelParameters;
import dev.linas.schemas.LinearParameters;

/**
 * Predictors as the contract writes them. Doubles travel as they are, so scoring stays the same.
 *
 * <p>What the first version of the contract can hold stands in {@code parameters}, anything else in
 * {@code model}, with a constant in {@code parameters} for readers that do not know it.
 */
public final class PredictorMapper {
    private PredictorMapper() {}

    /**
     * The record of a fitted predictor.
     *
     * @param round round after which it was fitted
     */
    public static dev.linas.schemas.Predictor toRecord(
            String searchId, int round, Objective objective, FittedPredictor fitted) {
        PredictorQuality quality = fitted.quality();
        boolean first = fitsTheFirstContract(fitted.predictor());
        return dev.linas.schemas.Predictor.newBuilder()
                .setSearchId(searchId)
                .setRound(round)
                .setMetric(objective.metric())
                .setPool(objective.pool())
                .setKind(fitted.kind())
                .setParameters(
                        first
                                ? parameters(fitted.predictor())
                                : new ConstantParameters(typical(fitted.predictor())))
                .setModel(first ? null : ModelMapper.toModel(fitted.predictor()))
                .setHyperparameters(fitted.hyperparameters())
                .setTrainingRows(fitted.trainingRows())
                .setMape(defined(quality.mape()))
                .setRmse(defined(quality.rmse()))
                .setKendallTauB(defined(quality.kendallTauB()))
                .setSpearman(defined(quality.spearman()))
                .build();
    }

    /**
     * The predictor of a record.
     *
     * @param variables number of variables of the search space
     * @throws IllegalArgumentException if the parameters do not fit the space or are unknown
     */
    public static Predictor toPredictor(dev.linas.schemas.Predictor predictor, int variables) {
        if (predictor.getModel() != null) {
            return ModelMapper.toPredictor(predictor.getModel(), variables);
        }
        Object parameters = predictor.getParameters();
        if (parameters instanceof ConstantParameters constant) {
            return ModelMapper.toPredictor(constant);
        }
        if (parameters instanceof LinearParameters linear) {
            return ModelMapper.toPredictor(linear);
        }
        if (parameters instanceof KernelParameters kernel) {
            return ModelMapper.toPredictor(kernel, variables);
        }
        if (parameters instanceof GaussianProcessParameters process) {
            return ModelMapper.toPredictor(process, variables);
        }
        throw new IllegalArgumentException(
                "predictor of kind " + predictor.getKind() + " has unknown parameters");
    }

    private static boolean fitsTheFirstContract(Predictor predictor) {
        return predictor instanceof ConstantPredictor
                || predictor instanceof LinearPredictor
                || predictor instanceof KernelPredictor
                || (predictor instanceof GaussianProcessPredictor process
                        && process.kernel().cell() == 0);
    }

    private static Object parameters(Predictor predictor) {
        if (predictor instanceof ConstantPredictor constant) {
            return ModelMapper.toParameters(constant);
        }
        if (predictor instanceof LinearPredictor linear) {
            return ModelMapper.toParameters(linear);
        }
        if (predictor instanceof KernelPredictor kernel) {
            return ModelMapper.toParameters(kernel);
        }
        return ModelMapper.toParameters((GaussianProcessPredictor) predictor);
    }

    /** About the mean of the labels, for readers that know no better. */
    private static double typical(Predictor predictor) {
        if (predictor instanceof ConstantPredictor constant) {
            return constant.value();
        }
        if (predictor instanceof LinearPredictor linear) {
            return linear.intercept();
        }
        if (predictor instanceof KernelPredictor kernel) {
            return kernel.offset();
        }
        if (predictor instanceof TreesPredictor trees) {
            return trees.offset();
        }
        if (predictor instanceof TransformedPredictor transformed) {
            return transformed.transform().value(typical(transformed.latent()));
        }
        if (predictor instanceof GaussianProcessPredictor process) {
            return process.transform().value(process.offset());
        }
        StackedPredictor stacked = (StackedPredictor) predictor;
        double sum = stacked.intercept();
        for (int m = 0; m < stacked.members().size(); m++) {
            sum += stacked.weights()[m] * typical(stacked.members().get(m));
        }
        return sum;
    }

    private static Double defined(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
