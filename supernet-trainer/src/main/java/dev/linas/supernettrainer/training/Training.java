package dev.linas.supernettrainer.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import dev.linas.supernettrainer.task.ImageTask;
import dev.linas.supernettrainer.task.LabelledImages;
import dev.linas.supernettrainer.torch.TorchNetwork;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A training under way. What a step does depends on the weights, the optimiser's state and the
 * number of the step only, so a training that was {@linkplain #restore restored} goes on exactly as
 * the one it was saved from. Not thread-safe.
 */
public final class Training {
    private final TorchNetwork network;
    private final TrainingMethod method;
    private final ImageTask task;
    private final TrainingSettings settings;
    private final CosineSchedule schedule;
    private final Adam optimiser;
    private int epoch;

    public Training(
            TorchNetwork network,
            TrainingMethod method,
            ImageTask task,
            TrainingSettings settings) {
        this.network = network;
        this.method = method;
        this.task = task;
        this.settings = settings;
        this.schedule = settings.schedule();
        this.optimiser = new Adam(network.weights(), settings.weightDecay());
    }

    /** Number of epochs done. */
    public int epoch() {
        return epoch;
    }

    /** Number of epochs in all. */
    public int epochs() {
        return settings.epochs();
    }

    /** Number of images drawn so far. */
    public long imagesSeen() {
        return (long) epoch * settings.imagesPerEpoch();
    }

    /** How it learns. */
    public TrainingMethod method() {
        return method;
    }

    /** The network that learns. */
    public TorchNetwork network() {
        return network;
    }

    /** Whether all epochs are done. */
    public boolean finished() {
        return epoch == settings.epochs();
    }

    /**
     * Trains one epoch.
     *
     * @return mean losses over it, in the order of {@link TrainingMethod#losses()}
     * @throws DivergedException if a loss is not finite
     */
    public double[] runEpoch() {
        int steps = settings.stepsPerEpoch();
        double[] mean = new double[method.losses().size()];
        for (int i = 0; i < steps; i++) {
            double[] losses = step(epoch * steps + i);
            for (int l = 0; l < losses.length; l++) {
                mean[l] += losses[l] / steps;
            }
        }
        epoch++;
        return mean;
    }

    private double[] step(int step) {
        LabelledImages images =
                task.draw(settings.seed(), (long) step * settings.batch(), settings.batch());
        double[] losses;
        try (NDManager manager = network.newManager();
                GradientCollector gradients = Engine.getEngine("PyTorch").newGradientCollector()) {
            losses = method.accumulateGradients(batch(images, gradients, step, manager));
        }
        for (int l = 0; l < losses.length; l++) {
            if (!Double.isFinite(losses[l])) {
                throw new DivergedException(
                        ("%s is %s in step %d: the training has diverged; lower the learning"
                                        + " rate of %s")
                                .formatted(
                                        method.losses().get(l),
                                        losses[l],
                                        step,
                                        settings.learningRate()));
            }
        }
        optimiser.step(schedule.rate(step), step);
        return losses;
    }

    private TrainingBatch batch(
            LabelledImages images, GradientCollector gradients, int step, NDManager manager) {
        return new TrainingBatch(
                epoch,
                settings.epochs(),
                network,
                network.input(images, manager),
                TorchNetwork.labels(images, manager),
                gradients,
                new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + step),
                manager);
    }

    /** State of the optimiser, by name; copies. */
    Map<String, float[]> optimiserState() {
        return optimiser.state();
    }

    /** Takes up the state after some epochs; the weights are restored by the caller. */
    void restore(int epochs, Map<String, float[]> optimiserState) {
        optimiser.restore(optimiserState);
        this.epoch = epochs;
    }
}
