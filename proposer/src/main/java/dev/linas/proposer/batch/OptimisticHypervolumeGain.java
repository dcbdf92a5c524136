package dev.linas.proposer.batch;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Chooses, one after another, the sub-network that would add most hypervolume to the measured front
 * if it turned out as good as an optimist hopes: every objective better than its predicted mean by
 * some standard deviations, drawn anew for each choice from 0 to {@value #MOST_OPTIMISTIC}. Small
 * deviations refine the front, large ones explore; drawing them mixes both in every batch.
 *
 * <p>Only the {@value #SHORT_LIST} best predictions are considered.
 */
public final class OptimisticHypervolumeGain implements BatchSelection {
    private static final int SHORT_LIST = 1000;
    private static final double MOST_OPTIMISTIC = 1.5;

    @Override
    public List<Prediction> select(BatchRequest request) {
        return SequentialGain.select(
                request, SHORT_LIST, (list, front) -> new Hoping(list, request.random()));
    }

    private record Hoping(ShortList list, SplittableRandom random)
            implements SequentialGain.Chooser {
        /**
         * The reference point is chosen anew, beyond all that is hoped for. A gain is the
         * difference of two hypervolumes, not {@link BatchFront#gain}: that rounds otherwise, and
         * so would choose otherwise among gains that are nearly equal.
         */
        @Override
        public int next(BatchFront front, boolean[] taken) {
            double[] deviations = deviations(random.nextDouble() * MOST_OPTIMISTIC);
            List<double[]> hoped = new ArrayList<>(taken.length);
            for (int i = 0; i < taken.length; i++) {
                hoped.add(list.costs(i, deviations));
            }
            List<double[]> current = new ArrayList<>(front.members());
            double[] reference = BatchFront.reference(current, hoped);
            double base = Hypervolume.of(current, reference);
            return SequentialGain.largest(
                    taken.length,
                    i -> {
                        if (taken[i] || front.covers(hoped.get(i))) {
                            return 0;
                        }
                        current.add(hoped.get(i));
                        double gain = Hypervolume.of(current, reference) - base;
                        current.remove(current.size() - 1);
                        return gain;
                    });
        }

        /** Per objective, in which direction its values get better by so many deviations. */
        private double[] deviations(double optimism) {
            double[] deviations = new double[list.objectives().size()];
            for (int o = 0; o < deviations.length; o++) {
                Objective objective = list.objectives().get(o);
                deviations[o] = objective.toCost(1) > 0 ? -optimism : optimism;
            }
            return deviations;
        }
    }
}
