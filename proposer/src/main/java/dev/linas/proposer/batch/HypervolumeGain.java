package dev.linas.proposer.batch;

import dev.linas.proposer.inner.Prediction;
import java.util.List;

/**
 * Chooses, one after another, what would add most hypervolume to the measured front if every
 * prediction came true. It refines what is known and does not explore.
 */
public final class HypervolumeGain implements BatchSelection {
    private static final int SHORT_LIST = 1000;

    @Override
    public List<Prediction> select(BatchRequest request) {
        return SequentialGain.select(
                request, SHORT_LIST, (list, front) -> new LargestFirst(list.meanCosts()));
    }

    private record LargestFirst(List<double[]> costs) implements SequentialGain.Chooser {
        @Override
        public int next(BatchFront front, boolean[] taken) {
            return SequentialGain.largest(
                    taken.length, i -> taken[i] ? 0 : front.gain(costs.get(i)));
        }
    }
}
