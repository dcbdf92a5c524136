package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.task.ImageClassification;
import dev.linas.supernettrainer.task.LabelledImages;
import java.util.Arrays;
import java.util.Map;

/**
 * A network with weights, ready to be trained or evaluated. Does not own the weights. Not
 * thread-safe.
 */
public final class TorchNetwork {
    private final Weights weights;
    private final ForwardPass network;
    private final float epsilon;
    private final float mean;
    private final float deviation;

    /**
     * @throws IllegalArgumentException if the network takes other than grey images
     */
    public TorchNetwork(TrainableNetwork network, Weights weights) {
        NetworkDescription description = network.planner().network();
        ImageClassification images = network.images();
        if (images.channels() != 1) {
            throw new IllegalArgumentException(
                    "network %s takes images of %d channels; the trainer's tasks have 1"
                            .formatted(description.name(), images.channels()));
        }
        this.weights = weights;
        this.network = network.over(weights);
        this.epsilon = (float) description.batchNormEpsilon();
        this.mean = images.mean().get(0).floatValue();
        this.deviation = images.std().get(0).floatValue();
    }

    /** The weights. */
    public Weights weights() {
        return weights;
    }

    /** A manager for what one step makes; close it after the step. */
    public NDManager newManager() {
        return weights.manager().newSubManager();
    }

    /** Images as the network takes them, (x / 255 - mean) / deviation: [images, 1, size, size]. */
    public NDArray input(LabelledImages images, NDManager manager) {
        byte[] pixels = images.pixels();
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((pixels[i] & 0xFF) / 255.0f - mean) / deviation;
        }
        return manager.create(values, new Shape(images.count(), 1, images.size(), images.size()));
    }

    /** Labels: [images], int64. */
    public static NDArray labels(LabelledImages images, NDManager manager) {
        return manager.create(Arrays.stream(images.labels()).asLongStream().toArray());
    }

    /**
     * Logits by the moments of the batch, for training.
     *
     * @param updating whether the moments enter the running ones
     * @return [images, classes]
     */
    public NDArray train(Genome genome, NDArray input, boolean updating, NDManager manager) {
        TorchNormalisation norm =
                updating
                        ? Normalisations.batchUpdating(weights, epsilon, manager)
                        : Normalisations.batch(weights, epsilon, manager);
        return network.logits(genome, input, norm, manager);
    }

    /** Logits by the running moments of the weights: [images, classes]. */
    public NDArray inherited(Genome genome, NDArray input, NDManager manager) {
        return network.logits(
                genome, input, Normalisations.inherited(weights, epsilon, manager), manager);
    }

    /**
     * Share of images whose largest logit is the right one, 0..1, by the running moments.
     *
     * @param batch images per forward pass
     */
    public double inheritedAccuracy(Genome genome, LabelledImages images, int batch) {
        return accuracy(
                genome,
                images,
                batch,
                manager -> Normalisations.inherited(weights, epsilon, manager));
    }

    /**
     * Share of images whose largest logit is the right one, 0..1, by moments measured before on
     * other images.
     *
     * @param calibration images to measure the moments on, in one batch
     * @param batch images per forward pass
     */
    public double calibratedAccuracy(
            Genome genome, LabelledImages calibration, LabelledImages images, int batch) {
        try (Normalisations.Calibrated moments = calibrate(genome, calibration)) {
            return accuracy(genome, images, batch, manager -> moments.measured());
        }
    }

    /** Replaces the running moments by those of a sub-network, measured in one batch. */
    public void adoptMoments(Genome genome, LabelledImages calibration) {
        try (Normalisations.Calibrated moments = calibrate(genome, calibration)) {
            Map<String, float[]> values = moments.values();
            values.forEach(weights::set);
        }
    }

    private Normalisations.Calibrated calibrate(Genome genome, LabelledImages calibration) {
        Normalisations.Calibrated moments =
                new Normalisations.Calibrated(weights.manager(), epsilon);
        try (NDManager manager = newManager()) {
            network.logits(genome, input(calibration, manager), moments.measuring(), manager);
        }
        return moments;
    }

    private double accuracy(
            Genome genome, LabelledImages images, int batch, NormalisationFactory norm) {
        long right = 0;
        for (int from = 0; from < images.count(); from += batch) {
            LabelledImages part = images.slice(from, Math.min(images.count(), from + batch));
            try (NDManager manager = newManager()) {
                NDArray logits =
                        network.logits(genome, input(part, manager), norm.create(manager), manager);
                NDArray hits = logits.argMax(1).eq(labels(part, manager));
                right += hits.toType(DataType.INT64, false).sum().getLong();
            }
        }
        return right / (double) images.count();
    }

    private interface NormalisationFactory {
        TorchNormalisation create(NDManager manager);
    }
}
