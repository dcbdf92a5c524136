package dev.linas.supernettrainer.experiment;

import ai.djl.ndarray.NDManager;
import dev.linas.core.space.Genome;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.TorchNetwork;
import dev.linas.supernettrainer.torch.TrainableNetwork;
import dev.linas.supernettrainer.torch.Weights;
import dev.linas.supernettrainer.training.FromScratch;
import dev.linas.supernettrainer.training.Training;
import dev.linas.supernettrainer.training.TrainingSettings;

/**
 * Trains sub-networks from scratch, with weights of their own: no sharing, no transforms of
 * kernels.
 */
public final class FromScratchTraining {
    private static final int BATCH = 250;

    private final TrainableNetwork network;
    private final ImageTask task;
    private final LabelledImages calibration;
    private final LabelledImages validation;

    /**
     * @param calibration images on which batch-norm moments are measured after the training
     * @param validation images on which the accuracy is measured
     */
    public FromScratchTraining(
            TrainableNetwork network,
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
    public double accuracy(Genome genome, TrainingSettings settings, NDManager manager) {
        TrainableNetwork alone = network.alone(genome);
        try (Weights weights =
                Weights.of(manager, alone.tensors(), alone.firstWeights(settings.seed()))) {
            TorchNetwork trained = new TorchNetwork(alone, weights);
            Training training = new Training(trained, new FromScratch(genome), task, settings);
            while (!training.finished()) {
                training.runEpoch();
            }
            return trained.calibratedAccuracy(genome, calibration, validation, BATCH);
        }
    }
}
