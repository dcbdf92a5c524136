package dev.linas.supernettrainer.training;

import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import java.util.List;

/** One network learns the labels: how sub-networks are trained from scratch to compare with inherited weights. */
public final class FromScratch implements TrainingMethod {
    private final MobileNetV3Plan plan;

    public FromScratch(MobileNetV3Plan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return "alone";
    }

    @Override
    public List<String> losses() {
        return List.of("loss");
    }

    @Override
    public double[] teach(TrainingBatch lesson) {
        return new double[] {
            lesson.learn(CrossEntropy.hard(lesson.logits(plan, true), lesson.labels()))
        };
    }
}
