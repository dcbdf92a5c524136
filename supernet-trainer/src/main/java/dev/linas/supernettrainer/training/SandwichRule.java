package dev.linas.supernettrainer.training;

import ai.djl.ndarray.NDArray;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkPlanner;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The sandwich rule with in-place distillation (Yu and Huang, "Universally Slimmable Networks",
 * 2019, section 3): in every batch the largest sub-network learns the labels, the smallest one and
 * some random ones learn the probabilities that the largest predicts.
 *
 * <p>Drawn uniformly, sub-networks hardly ever come near the size of the largest: half of their
 * variables lie below the middle. {@link #withLarge} draws one of them from there.
 */
public final class SandwichRule implements TrainingMethod {
    static final String NAME = "sandwich";
    static final String WITH_LARGE = "sandwich-large";

    private final String name;
    private final NetworkPlanner planner;
    private final List<Draw> draws;

    /** How one of the random sub-networks is drawn. */
    @FunctionalInterface
    private interface Draw {
        Genome from(SplittableRandom random);
    }

    private SandwichRule(String name, NetworkPlanner planner, List<Draw> draws) {
        this.name = name;
        this.planner = planner;
        this.draws = draws;
    }

    /** Two random sub-networks per batch, both drawn uniformly. */
    public static SandwichRule uniform(NetworkPlanner planner) {
        Draw uniform = planner.space()::random;
        return new SandwichRule(NAME, planner, List.of(uniform, uniform));
    }

    /**
     * Two random sub-networks per batch: one drawn uniformly, one that has each option of the
     * largest with a probability of a half, and that of a uniform draw otherwise. A block that the
     * draw leaves out has its first options there, so where depth comes from the largest, such a
     * block is either as large or as small as can be in each of its variables.
     */
    public static SandwichRule withLarge(NetworkPlanner planner) {
        return new SandwichRule(
                WITH_LARGE,
                planner,
                List.of(planner.space()::random, random -> large(planner, random)));
    }

    private static Genome large(NetworkPlanner planner, SplittableRandom random) {
        int[] options = planner.space().random(random).toIndices();
        for (int v = 0; v < options.length; v++) {
            if (random.nextBoolean()) {
                options[v] = planner.largest().option(v);
            }
        }
        return Genome.of(options);
    }

    @Override
    public String name() {
        return name;
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
        for (Draw draw : draws) {
            random += distil(batch, draw.from(batch.random()), teacherProbabilities);
        }
        return new double[] {largest, smallest, random / draws.size()};
    }

    private static double distil(TrainingBatch batch, Genome genome, NDArray teacherProbabilities) {
        return batch.accumulateGradients(
                CrossEntropy.soft(batch.logits(genome, false), teacherProbabilities));
    }
}
