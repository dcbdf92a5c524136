package dev.linas.schemas.mapping;

import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.StackedPredictor;
import dev.linas.core.predictor.TransformedPredictor;
import dev.linas.core.predictor.TreesPredictor;
import dev.linas.schemas.ConstantParameters;
import dev.linas.schemas.GaussianProcessParameters;
import dev.linas.schemas.KernelParameters;
import dev.linas.schemas.LinearParameters;
import dev.linas.schemas.Model;
import dev.linas.schemas.StackedParameters;
import dev.linas.schemas.TransformedParameters;
import dev.linas.schemas.TreesParameters;
import java.util.ArrayList;
import java.util.List;

/** The parameters of predictors, as the contract writes them: a {@link Model} has one field set. */
final class ModelMapper {
    private ModelMapper() {}

    static Model toModel(Predictor predictor) {
        Model.Builder model = Model.newBuilder();
        if (predictor instanceof ConstantPredictor constant) {
            model.setConstant(toParameters(constant));
        } else if (predictor instanceof LinearPredictor linear) {
            model.setLinear(toParameters(linear));
        } else if (predictor instanceof KernelPredictor kernel) {
            model.setKernel(toParameters(kernel));
        } else if (predictor instanceof GaussianProcessPredictor process) {
            model.setGaussianProcess(toParameters(process));
        } else if (predictor instanceof TreesPredictor trees) {
            model.setTrees(
                    TreesParameters.newBuilder()
                            .setOffset(trees.offset())
                            .setDepth(trees.depth())
                            .setColumns(integers(trees.columns()))
                            .setLeaves(list(trees.leaves()))
                            .build());
        } else if (predictor instanceof StackedPredictor stacked) {
            model.setStacked(
                    StackedParameters.newBuilder()
                            .setIntercept(stacked.intercept())
                            .setWeights(list(stacked.weights()))
                            .setMembers(
                                    stacked.members().stream().map(ModelMapper::toModel).toList())
                            .build());
        } else {
            TransformedPredictor transformed = (TransformedPredictor) predictor;
            model.setTransformed(
                    TransformedParameters.newBuilder()
                            .setTransformSign(transformed.transform().sign())
                            .setTransformShift(transformed.transform().shift())
                            .setLatent(toModel(transformed.latent()))
                            .build());
        }
        return model.build();
    }

    /**
     * The predictor of a model.
     *
     * @param variables number of variables of the search space
     * @throws IllegalArgumentException if no field is set that this version knows
     */
    static Predictor toPredictor(Model model, int variables) {
        if (model.getConstant() != null) {
            return toPredictor(model.getConstant());
        }
        if (model.getLinear() != null) {
            return toPredictor(model.getLinear());
        }
        if (model.getKernel() != null) {
            return toPredictor(model.getKernel(), variables);
        }
        if (model.getGaussianProcess() != null) {
            return toPredictor(model.getGaussianProcess(), variables);
        }
        if (model.getTrees() != null) {
            TreesParameters trees = model.getTrees();
            return new TreesPredictor(
                    trees.getOffset(),
                    trees.getDepth(),
                    trees.getColumns().stream().mapToInt(Integer::intValue).toArray(),
                    array(trees.getLeaves()));
        }
        if (model.getStacked() != null) {
            StackedParameters stacked = model.getStacked();
            return new StackedPredictor(
                    stacked.getIntercept(),
                    array(stacked.getWeights()),
                    stacked.getMembers().stream().map(m -> toPredictor(m, variables)).toList());
        }
        if (model.getTransformed() != null) {
            TransformedParameters transformed = model.getTransformed();
            return new TransformedPredictor(
                    new LabelTransform(
                            transformed.getTransformSign(), transformed.getTransformShift()),
                    toPredictor(transformed.getLatent(), variables));
        }
        throw new IllegalArgumentException(
                "a model has no field that this version of Linas knows; update it");
    }

    static Predictor toPredictor(ConstantParameters constant) {
        return new ConstantPredictor(constant.getValue());
    }

    static Predictor toPredictor(LinearParameters linear) {
        return new LinearPredictor(linear.getIntercept(), array(linear.getWeights()));
    }

    static Predictor toPredictor(KernelParameters kernel, int variables) {
        return new KernelPredictor(
                kernel.getGamma(),
                kernel.getBias(),
                kernel.getOffset(),
                kernel.getScale(),
                array(kernel.getCoefficients()),
                GenomeMapper.toGenomes(kernel.getSupportGenomes(), variables));
    }

    static Predictor toPredictor(GaussianProcessParameters process, int variables) {
        return new GaussianProcessPredictor(
                new HammingKernel(
                        process.getLinear(), array(process.getThetas()), process.getCell()),
                process.getNoise(),
                process.getVariance(),
                process.getOffset(),
                process.getScale(),
                new LabelTransform(process.getTransformSign(), process.getTransformShift()),
                array(process.getCoefficients()),
                GenomeMapper.toGenomes(process.getSupportGenomes(), variables));
    }

    static ConstantParameters toParameters(ConstantPredictor constant) {
        return ConstantParameters.newBuilder().setValue(constant.value()).build();
    }

    static LinearParameters toParameters(LinearPredictor linear) {
        return LinearParameters.newBuilder()
                .setIntercept(linear.intercept())
                .setWeights(list(linear.weights()))
                .build();
    }

    static KernelParameters toParameters(KernelPredictor kernel) {
        return KernelParameters.newBuilder()
                .setGamma(kernel.gamma())
                .setBias(kernel.bias())
                .setOffset(kernel.offset())
                .setScale(kernel.scale())
                .setCoefficients(list(kernel.coefficients()))
                .setSupportGenomes(GenomeMapper.toBytes(kernel.supports()))
                .build();
    }

    static GaussianProcessParameters toParameters(GaussianProcessPredictor process) {
        return GaussianProcessParameters.newBuilder()
                .setThetas(list(process.kernel().thetas()))
                .setLinear(process.kernel().linear())
                .setNoise(process.noise())
                .setVariance(process.variance())
                .setOffset(process.offset())
                .setScale(process.scale())
                .setTransformSign(process.transform().sign())
                .setTransformShift(process.transform().shift())
                .setCell(process.kernel().cell())
                .setCoefficients(list(process.coefficients()))
                .setSupportGenomes(GenomeMapper.toBytes(process.supports()))
                .build();
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

    private static List<Integer> integers(int[] values) {
        List<Integer> list = new ArrayList<>(values.length);
        for (int value : values) {
            list.add(value);
        }
        return list;
    }
}
