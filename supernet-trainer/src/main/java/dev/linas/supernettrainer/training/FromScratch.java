package dev.linas.supernettrainer.training;

import dev.linas.core.space.Genome;
import java.util.List;

/**
 * One network learns the labels: how sub-networks are trained from scratch to compare with
 * inherited weights.
 */
public final class FromScratch implements TrainingMethod {
    private final Genome genome;

    public FromScratch(Genome genome) {
        this.genome = genome;
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
            batch.accumulateGradients(CrossEntropy.hard(batch.logits(genome, true), batch.labels()))
        };
    }
}
