package dev.linas.proposer.batch;

import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Four fifths by {@link ExpectedHypervolumeImprovement}, one fifth by {@link FrontDiversity}. The
 * first trust what the predictors say of their own uncertainty; where that is too little, a search
 * would stay where it is. The others go all along the predicted front, whatever they promise.
 *
 * <p>Where a fifth is no whole number, chance decides between the two next to it, so that batches
 * of one are served as well.
 */
public final class ImprovementAndDiversity implements BatchSelection {
    private static final double DIVERSE_SHARE = 0.2;

    private final BatchSelection improvement = new ExpectedHypervolumeImprovement();
    private final BatchSelection diversity = new FrontDiversity();

    @Override
    public List<Prediction> select(BatchRequest request) {
        double share = DIVERSE_SHARE * request.count();
        int diverse = (int) Math.floor(share + request.random().nextDouble());
        List<Prediction> batch =
                new ArrayList<>(
                        improvement.select(
                                request.with(request.count() - diverse, request.barred())));
        Set<Genome> barred = new HashSet<>(request.barred());
        batch.forEach(chosen -> barred.add(chosen.genome()));
        batch.addAll(diversity.select(request.with(request.count() - batch.size(), barred)));
        return batch;
    }
}
