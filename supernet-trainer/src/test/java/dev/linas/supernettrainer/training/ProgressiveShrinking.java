package dev.linas.supernettrainer.training;

import dev.linas.core.space.Genome;
import dev.linas.supernet.family.NetworkPlanner;
import java.util.ArrayList;
import java.util.List;

/**
 * A whole further training method: the largest sub-network in the first half of the epochs, random
 * ones in the second (after Cai et al., "Once-for-All", 2020). Notes the epochs of its batches.
 */
final class ProgressiveShrinking implements TrainingMethod {
    static final String NAME = "progressive-shrinking";

    final List<Integer> epochs = new ArrayList<>();
    private final NetworkPlanner planner;

    ProgressiveShrinking(NetworkPlanner planner) {
        this.planner = planner;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> losses() {
        return List.of("loss");
    }

    @Override
    public double[] accumulateGradients(TrainingBatch batch) {
        epochs.add(batch.epoch());
        Genome genome =
                2 * batch.epoch() < batch.epochs()
                        ? planner.largest()
                        : planner.space().random(batch.random());
        return new double[] {
            batch.accumulateGradients(CrossEntropy.hard(batch.logits(genome, true), batch.labels()))
        };
    }
}
