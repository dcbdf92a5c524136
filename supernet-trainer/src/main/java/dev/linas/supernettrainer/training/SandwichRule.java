package dev.linas.supernettrainer.training;

import ai.djl.ndarray.NDArray;
import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import java.util.List;

/**
 * The sandwich rule with in-place distillation (Yu and Huang, "Universally Slimmable Networks", 2019, section 3): in every
 * batch the largest sub-network learns the labels, the smallest one and some random ones learn what the largest says.
 */
public final class SandwichRule implements TrainingMethod {
    private final MobileNetV3Planner planner;
    private final int randoms;

    /**
     * @param randoms random sub-networks per batch, at least 1
     */
    public SandwichRule(MobileNetV3Planner planner, int randoms) {
        this.planner = planner;
        this.randoms = randoms;
    }

    @Override
    public String name() {
        return "sandwich";
    }

    @Override
    public List<String> losses() {
        return List.of("loss_largest", "loss_smallest", "loss_random");
    }

    @Override
    public double[] teach(TrainingBatch lesson) {
        NDArray logits = lesson.logits(planner.plan(planner.largest()), true);
        NDArray said = logits.stopGradient().softmax(1);
        double largest = lesson.learn(CrossEntropy.hard(logits, lesson.labels()));
        double smallest = distil(lesson, planner.plan(planner.smallest()), said);
        double random = 0.0;
        for (int i = 0; i < randoms; i++) {
            random += distil(lesson, planner.plan(planner.space().random(lesson.random())), said);
        }
        return new double[] {largest, smallest, random / randoms};
    }

    private static double distil(TrainingBatch lesson, MobileNetV3Plan plan, NDArray said) {
        return lesson.learn(CrossEntropy.soft(lesson.logits(plan, false), said));
    }
}
