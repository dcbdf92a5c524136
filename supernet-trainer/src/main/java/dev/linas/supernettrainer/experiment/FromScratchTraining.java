package dev.linas.supernettrainer.experiment;

import ai.djl.ndarray.NDManager;
import dev.linas.supernet.mobilenetv3.BlockPlan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.TorchNetwork;
import dev.linas.supernettrainer.torch.WeightInit;
import dev.linas.supernettrainer.torch.Weights;
import dev.linas.supernettrainer.training.FromScratch;
import dev.linas.supernettrainer.training.Training;
import dev.linas.supernettrainer.training.TrainingSettings;
import java.util.List;

/**
 * Trains sub-networks from scratch, with weights of their own: no sharing, no transforms of
 * kernels.
 */
public final class FromScratchTraining {
    private static final int BATCH = 250;

    private final MobileNetV3Description network;
    private final ImageTask task;
    private final LabelledImages calibration;
    private final LabelledImages validation;

    /**
     * @param calibration images on which batch-norm moments are measured after the training
     * @param validation images on which the accuracy is measured
     */
    public FromScratchTraining(
            MobileNetV3Description network,
            ImageTask task,
            LabelledImages calibration,
            LabelledImages validation) {
        this.network = network;
        this.task = task;
        this.calibration = calibration;
        this.validation = validation;
    }

    /**
     * Trains one sub-network.
     *
     * @param manager parent of the native memory it takes, all of it freed on return
     * @return accuracy on the validation images, 0..1
     */
    public double accuracy(MobileNetV3Plan plan, TrainingSettings settings, NDManager manager) {
        MobileNetV3Plan unshared = unshared(plan);
        List<TensorShape> shapes = unshared.tensors();
        try (Weights weights =
                Weights.of(manager, shapes, WeightInit.of(shapes, settings.seed()))) {
            TorchNetwork trained = new TorchNetwork(network, weights);
            Training training = new Training(trained, new FromScratch(unshared), task, settings);
            while (!training.finished()) {
                training.runEpoch();
            }
            return trained.calibratedAccuracy(unshared, calibration, validation, BATCH);
        }
    }

    /** The same computation with kernels of their final size: nothing to cut or to transform. */
    static MobileNetV3Plan unshared(MobileNetV3Plan plan) {
        List<BlockPlan> blocks = plan.blocks().stream().map(BlockPlan::withFixedKernel).toList();
        return new MobileNetV3Plan(
                plan.genome(), plan.resolution(), plan.stem(), blocks, plan.head());
    }
}
