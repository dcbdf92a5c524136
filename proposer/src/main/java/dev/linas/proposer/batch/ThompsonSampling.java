package dev.linas.proposer.batch;

import dev.linas.core.random.Normal;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Thompson sampling (Thompson, 1933): for every choice draws one value of each objective from the
 * predicted distribution of each short-listed sub-network, and takes the one that would then add
 * most hypervolume. Sub-networks are drawn independently of each other, not as one function.
 */
public final class ThompsonSampling implements BatchSelection {
    private static final int SHORT_LIST = 500;

    @Override
    public List<Prediction> select(BatchRequest request) {
        return SequentialGain.select(
                request, SHORT_LIST, (list, front) -> new Drawn(list, request.random()));
    }

    private record Drawn(ShortList list, SplittableRandom random)
            implements SequentialGain.Chooser {
        @Override
        public int next(BatchFront front, boolean[] taken) {
            return SequentialGain.largest(
                    taken.length,
                    i -> {
                        double[] deviations = Normal.draw(list.objectives().size(), random);
                        return taken[i] ? 0 : front.gain(list.costs(i, deviations));
                    });
        }
    }
}
