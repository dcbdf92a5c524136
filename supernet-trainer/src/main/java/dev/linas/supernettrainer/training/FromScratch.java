package dev.linas.supernettrainer.training;

import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import java.util.List;

/**
 * One network learns the labels: how sub-networks are trained from scratch to compare with
 * inherited weights.
 */
public final class FromScratch implements TrainingMethod {
    private final MobileNetV3Plan plan;

    public FromScratch(MobileNetV3Plan plan) {
        this.plan = plan;
    }

    @Override
    public String name() {
        return "from-scratch";
    }

    @Override
    public List<String> losses() {
        return List.of("loss");
    }

    @Override
    public double[] accumulateGradients(TrainingBatch batch) {
        return new double[] {
            batch.accumulateGradients(CrossEntropy.hard(batch.logits(plan, true), batch.labels()))
        };
    }
}
