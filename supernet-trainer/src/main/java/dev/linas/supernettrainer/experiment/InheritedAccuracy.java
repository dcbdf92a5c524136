package dev.linas.supernettrainer.experiment;

import dev.linas.core.space.Genome;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.TorchNetwork;

/**
 * Accuracy of sub-networks with the super-network's weights, batch-norm moments measured for each.
 */
public final class InheritedAccuracy {
    private static final int BATCH = 250;

    private final TorchNetwork network;
    private final LabelledImages calibration;
    private final LabelledImages validation;

    /**
     * @param calibration images on which batch-norm moments are measured
     * @param validation images on which the accuracy is measured
     */
    public InheritedAccuracy(
            TorchNetwork network, LabelledImages calibration, LabelledImages validation) {
        this.network = network;
        this.calibration = calibration;
        this.validation = validation;
    }

    /** Share of the validation images that the sub-network tells right, 0..1. */
    public double of(Genome genome) {
        return network.calibratedAccuracy(genome, calibration, validation, BATCH);
    }

    /** The same with the moments that the weights bring. */
    public double uncalibrated(Genome genome) {
        return network.inheritedAccuracy(genome, validation, BATCH);
    }
}
