package dev.linas.supernettrainer.training;

/**
 * The settings of a training besides network, method and task.
 *
 * @param seed of the first weights, the images and the sub-networks drawn
 * @param epochs at least 1; a checkpoint follows each
 * @param imagesPerEpoch a multiple of the batch
 * @param batch images per step, at least 2
 * @param learningRate peak of the {@link CosineSchedule}, above 0
 * @param warmUp share of the steps on which the rate rises, 0..1
 * @param weightDecay decoupled, at least 0
 */
public record TrainingSettings(
        long seed,
        int epochs,
        int imagesPerEpoch,
        int batch,
        double learningRate,
        double warmUp,
        double weightDecay) {

    public TrainingSettings {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(batch >= 2, "batch", batch, "at least 2");
        require(
                imagesPerEpoch >= batch && imagesPerEpoch % batch == 0,
                "images per epoch",
                imagesPerEpoch,
                "a multiple of the batch, " + batch);
        require(learningRate > 0.0, "learning rate", learningRate, "above 0");
        require(warmUp >= 0.0 && warmUp < 1.0, "warm-up", warmUp, "0 to below 1");
        require(weightDecay >= 0.0, "weight decay", weightDecay, "at least 0");
    }

    private static void require(boolean holds, String what, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "%s %s: expected %s".formatted(what, value, expected));
        }
    }

    /** Steps of one epoch. */
    public int stepsPerEpoch() {
        return imagesPerEpoch / batch;
    }

    /** Steps of the whole training. */
    public int steps() {
        return Math.multiplyExact(epochs, stepsPerEpoch());
    }

    /** The learning rate over these steps. */
    public CosineSchedule schedule() {
        return new CosineSchedule(learningRate, (int) (warmUp * steps()), steps());
    }
}
