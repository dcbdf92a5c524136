package dev.linas.supernettrainer;

import dev.linas.runtime.error.UserError;
import dev.linas.supernettrainer.training.TrainingSettings;
import picocli.CommandLine.Option;

/** Options of a training. */
final class TrainingOptions {
    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of weights, images and sub-networks. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Epochs; a checkpoint follows each. Default: ${DEFAULT-VALUE}.")
    private int epochs;

    @Option(
            names = "--images",
            paramLabel = "N",
            defaultValue = "16000",
            description = "Images per epoch. Default: ${DEFAULT-VALUE}.")
    private int images;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "32",
            description = "Images per step. Default: ${DEFAULT-VALUE}.")
    private int batch;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            defaultValue = "0.01",
            description = "Peak learning rate of Adam. Default: ${DEFAULT-VALUE}.")
    private double learningRate;

    @Option(
            names = "--warm-up",
            paramLabel = "X",
            defaultValue = "0.03",
            description = "Share of the steps on which the rate rises. Default: ${DEFAULT-VALUE}.")
    private double warmUp;

    @Option(
            names = "--weight-decay",
            paramLabel = "X",
            defaultValue = "0.0001",
            description = "Decoupled weight decay. Default: ${DEFAULT-VALUE}.")
    private double weightDecay;

    /** The settings given. */
    TrainingSettings settings() {
        return settings(seed);
    }

    /** The settings given, with another seed. */
    TrainingSettings settings(long otherSeed) {
        try {
            return new TrainingSettings(
                    otherSeed, epochs, images, batch, learningRate, warmUp, weightDecay);
        } catch (IllegalArgumentException e) {
            throw new UserError(e.getMessage(), e);
        }
    }
}
