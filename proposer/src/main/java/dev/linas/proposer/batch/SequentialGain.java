package dev.linas.proposer.batch;

import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * The steps that selections by hypervolume share: choose one after another from a short list, count
 * the chosen one as measured at its mean (a "Kriging believer": Ginsbourger et al., 2010), and
 * leave the rest, or more than {@value NonDominatedRegion#MOST_OBJECTIVES} objectives, to {@link
 * FrontDiversity}.
 */
final class SequentialGain {
    private SequentialGain() {}

    /** Says which member of the short list is best now. */
    @FunctionalInterface
    interface Chooser {
        /**
         * @param taken members that were chosen already
         * @return -1 where none gains
         */
        int next(BatchFront front, boolean[] taken);
    }

    /** Makes a chooser for a short list. */
    @FunctionalInterface
    interface ChooserFactory {
        Chooser make(ShortList list, BatchFront front);
    }

    static List<Prediction> select(BatchRequest request, int most, ChooserFactory factory) {
        List<Prediction> batch = new ArrayList<>();
        if (request.problem().objectives() <= NonDominatedRegion.MOST_OBJECTIVES
                && request.count() > 0) {
            ShortList list = ShortList.of(request, most);
            if (!list.members().isEmpty()) {
                choose(request, list, factory, batch);
            }
        }
        Set<Genome> barred = new HashSet<>(request.barred());
        batch.forEach(chosen -> barred.add(chosen.genome()));
        batch.addAll(
                FrontDiversity.choose(request.explored(), request.count() - batch.size(), barred));
        return batch;
    }

    /**
     * The member whose gain is largest, the first of equal ones; -1 where none gains.
     *
     * @param gain gain of a member, asked for once each, in their order
     */
    static int largest(int members, IntToDoubleFunction gain) {
        int best = -1;
        double largest = 0;
        for (int i = 0; i < members; i++) {
            double value = gain.applyAsDouble(i);
            if (value > largest) {
                largest = value;
                best = i;
            }
        }
        return best;
    }

    private static void choose(
            BatchRequest request, ShortList list, ChooserFactory factory, List<Prediction> batch) {
        BatchFront front = new BatchFront(ShortList.measured(request), list.meanCosts());
        Chooser chooser = factory.make(list, front);
        boolean[] taken = new boolean[list.members().size()];
        while (batch.size() < request.count()) {
            int best = chooser.next(front, taken);
            if (best < 0) {
                return;
            }
            taken[best] = true;
            batch.add(list.members().get(best));
            front.add(list.meanCosts(best));
        }
    }
}
