package dev.linas.schemas.mapping;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorParameters;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.registry.Registry;
import java.util.function.Function;

/**
 * Predictors as the contract writes them. Doubles travel as they are, so scoring stays the same.
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
        return dev.linas.schemas.Predictor.newBuilder()
                .setSearchId(searchId)
                .setRound(round)
                .setMetric(objective.metric())
                .setPool(objective.pool())
                .setKind(fitted.kind())
                .setModel(ModelMapper.toModel(fitted.predictor().parameters()))
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
     * @param forms each makes a predictor of its parameters
     * @throws IllegalArgumentException if the parameters do not fit the space or are unknown
     */
    public static Predictor toPredictor(
            dev.linas.schemas.Predictor predictor,
            int variables,
            Registry<Function<PredictorParameters, Predictor>> forms) {
        return new ModelMapper(forms, variables).toPredictor(predictor.getModel());
    }

    private static Double defined(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
