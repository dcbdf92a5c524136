package dev.linas.supernet.experiment;

import ai.djl.ndarray.NDManager;
import dev.linas.core.network.BlockPlan;
import dev.linas.core.network.NetworkDescription;
import dev.linas.core.network.NetworkPlan;
import dev.linas.core.network.TensorShape;
import dev.linas.supernet.task.ImageTask;
import dev.linas.supernet.task.LabelledImages;
import dev.linas.supernet.torch.TorchNetwork;
import dev.linas.supernet.torch.WeightInit;
import dev.linas.supernet.torch.Weights;
import dev.linas.supernet.training.Alone;
import dev.linas.supernet.training.Training;
import dev.linas.supernet.training.TrainingSettings;
import java.util.List;

/** Trains sub-networks from scratch, with weights of their own: no sharing, no transforms of kernels. */
public final class AloneTraining {
    private static final int BATCH = 250;

    private final NetworkDescription network;
    private final ImageTask task;
    private final LabelledImages calibration;
    private final LabelledImages validation;

    /**
     * @param calibration images on which batch-norm moments are measured after the training
     * @param validation images on which the accuracy is measured
     */
    public AloneTraining(
            NetworkDescription network,
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
    public double accuracy(NetworkPlan plan, TrainingSettings settings, NDManager manager) {
        NetworkPlan alone = alone(plan);
        List<TensorShape> shapes = alone.tensors();
        try (Weights weights =
                Weights.of(manager, shapes, WeightInit.of(shapes, settings.seed()))) {
            TorchNetwork trained = new TorchNetwork(network, weights);
            Training training = new Training(trained, new Alone(alone), task, settings);
            while (!training.finished()) {
                training.runEpoch();
            }
            return trained.calibratedAccuracy(alone, calibration, validation, BATCH);
        }
    }

    /** The same computation with kernels of their final size: nothing to cut or to transform. */
    static NetworkPlan alone(NetworkPlan plan) {
        List<BlockPlan> blocks = plan.blocks().stream().map(AloneTraining::alone).toList();
        return new NetworkPlan(plan.genome(), plan.resolution(), plan.stem(), blocks, plan.head());
    }

    private static BlockPlan alone(BlockPlan block) {
        return new BlockPlan(
                block.index(),
                block.stage(),
                block.inChannels(),
                block.midChannels(),
                block.outChannels(),
                block.kernel(),
                List.of(block.kernel()),
                block.stride(),
                block.expansion(),
                block.expanding(),
                block.squeezeChannels(),
                block.activation(),
                block.residual(),
                block.inputSize());
    }
}
