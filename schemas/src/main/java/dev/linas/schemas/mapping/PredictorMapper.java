package dev.linas.schemas.mapping;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.schemas.ConstantParameters;
import dev.linas.schemas.GaussianProcessParameters;
import dev.linas.schemas.KernelParameters;
import dev.linas.schemas.LinearParameters;
import java.util.ArrayList;
import java.util.List;

/** Predictors as the contract writes them. Doubles travel as they are, so scoring stays the same. */
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
                .setKind(fitted.predictor().kind())
                .setParameters(parameters(fitted.predictor()))
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
        Object parameters = predictor.getParameters();
        if (parameters instanceof ConstantParameters constant) {
            return new ConstantPredictor(constant.getValue());
        }
        if (parameters instanceof LinearParameters linear) {
            return new LinearPredictor(linear.getIntercept(), array(linear.getWeights()));
        }
        if (parameters instanceof KernelParameters kernel) {
            return new KernelPredictor(
                    kernel.getGamma(),
                    kernel.getBias(),
                    kernel.getOffset(),
                    kernel.getScale(),
                    array(kernel.getCoefficients()),
                    GenomeMapper.toGenomes(kernel.getSupportGenomes(), variables));
        }
        if (parameters instanceof GaussianProcessParameters process) {
            return toProcess(process, variables);
        }
        throw new IllegalArgumentException(
                "predictor of kind " + predictor.getKind() + " has unknown parameters");
    }

    private static Predictor toProcess(GaussianProcessParameters process, int variables) {
        return new GaussianProcessPredictor(
                new HammingKernel(process.getLinear(), array(process.getThetas())),
                process.getNoise(),
                process.getVariance(),
                process.getOffset(),
                process.getScale(),
                new LabelTransform(process.getTransformSign(), process.getTransformShift()),
                array(process.getCoefficients()),
                GenomeMapper.toGenomes(process.getSupportGenomes(), variables));
    }

    private static GaussianProcessParameters parameters(GaussianProcessPredictor process) {
        return GaussianProcessParameters.newBuilder()
                .setThetas(list(process.kernel().thetas()))
                .setLinear(process.kernel().linear())
                .setNoise(process.noise())
                .setVariance(process.variance())
                .setOffset(process.offset())
                .setScale(process.scale())
                .setTransformSign(process.transform().sign())
                .setTransformShift(process.transform().shift())
                .setCoefficients(list(process.coefficients()))
                .setSupportGenomes(GenomeMapper.toBytes(process.supports()))
                .build();
    }

    private static Object parameters(Predictor predictor) {
        if (predictor instanceof ConstantPredictor constant) {
            return ConstantParameters.newBuilder().setValue(constant.value()).build();
        }
        if (predictor instanceof LinearPredictor linear) {
            return LinearParameters.newBuilder()
                    .setIntercept(linear.intercept())
                    .setWeights(list(linear.weights()))
                    .build();
        }
        if (predictor instanceof GaussianProcessPredictor process) {
            return parameters(process);
        }
        KernelPredictor kernel = (KernelPredictor) predictor;
        return KernelParameters.newBuilder()
                .setGamma(kernel.gamma())
                .setBias(kernel.bias())
                .setOffset(kernel.offset())
                .setScale(kernel.scale())
                .setCoefficients(list(kernel.coefficients()))
                .setSupportGenomes(GenomeMapper.toBytes(kernel.supports()))
                .build();
    }

    private static Double defined(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> list(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
