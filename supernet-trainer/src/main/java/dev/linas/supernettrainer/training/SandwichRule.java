package dev.linas.supernettrainer.training;

import ai.djl.ndarray.NDArray;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkPlanner;
import java.util.List;

/**
 * The sandwich rule with in-place distillation (Yu and Huang, "Universally Slimmable Networks",
 * 2019, section 3): in every batch the largest sub-network learns the labels, the smallest one and
 * some random ones learn the probabilities that the largest predicts.
 */
public final class SandwichRule implements TrainingMethod {
    static final String NAME = "sandwich";

    private final NetworkPlanner planner;
    private final int randoms;

    /**
     * @param randoms random sub-networks per batch, at least 1
     */
    public SandwichRule(NetworkPlanner planner, int randoms) {
        this.planner = planner;
        this.randoms = randoms;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> losses() {
        return List.of("loss_largest", "loss_smallest", "loss_random");
    }

    @Override
    public double[] accumulateGradients(TrainingBatch batch) {
        NDArray logits = batch.logits(planner.largest(), true);
        NDArray teacherProbabilities = logits.stopGradient().softmax(1);
        double largest = batch.accumulateGradients(CrossEntropy.hard(logits, batch.labels()));
        double smallest = distil(batch, planner.smallest(), teacherProbabilities);
        double random = 0.0;
        for (int i = 0; i < randoms; i++) {
            random += distil(batch, planner.space().random(batch.random()), teacherProbabilities);
        }
        return new double[] {largest, smallest, random / randoms};
    }

    private static double distil(TrainingBatch batch, Genome genome, NDArray teacherProbabilities) {
        return batch.accumulateGradients(
                CrossEntropy.soft(batch.logits(genome, false), teacherProbabilities));
    }
}
