package dev.linas.proposer.batch;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Dominance;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.predictor.Posterior;
import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses, one after another, the sub-network that would add most hypervolume to the measured front
 * if it turned out as good as an optimist hopes: every objective better than its predicted mean by
 * some standard deviations, drawn anew for each choice from 0 to {@value #MOST_OPTIMISTIC}. The
 * chosen one then counts as measured at its mean (a "Kriging believer": Ginsbourger et al., 2010), so
 * that the next one goes elsewhere. Small deviations refine the front, large ones explore; drawing
 * them mixes both in every batch.
 *
 * <p>Only the {@value #SHORT_LIST} best predictions are considered. With more than {@value
 * #MOST_OBJECTIVES} objectives, where hypervolumes get expensive, and where nothing gains, {@link
 * FrontDiversity} chooses.
 */
public final class OptimisticHypervolumeGain implements BatchSelection {
    private static final int SHORT_LIST = 1000;
    private static final int MOST_OBJECTIVES = 3;
    private static final double MOST_OPTIMISTIC = 1.5;

    @Override
    public List<Prediction> select(BatchRequest request) {
        List<Prediction> batch = new ArrayList<>();
        Set<Genome> barred = new HashSet<>(request.barred());
        if (request.problem().objectives() <= MOST_OBJECTIVES) {
            new Choice(request, ShortList.best(request, SHORT_LIST)).choose(batch);
            batch.forEach(chosen -> barred.add(chosen.genome()));
        }
        batch.addAll(
                FrontDiversity.choose(request.explored(), request.count() - batch.size(), barred));
        return batch;
    }

    /** One batch in the making. */
    private static final class Choice {
        private final BatchRequest request;
        private final List<Objective> objectives;
        private final List<Prediction> open;
        private final List<Posterior.Marginals> marginals;

        /** Costs of the measured front and of what was chosen. */
        private final List<double[]> front = new ArrayList<>();

        private final boolean[] taken;

        Choice(BatchRequest request, List<Prediction> open) {
            this.request = request;
            this.objectives = request.problem().objectiveList();
            this.open = open;
            this.taken = new boolean[open.size()];
            this.marginals =
                    request.problem().marginals(open.stream().map(Prediction::genome).toList());
            front.addAll(ShortList.measured(request));
        }

        void choose(List<Prediction> batch) {
            while (batch.size() < request.count()) {
                int best = best(request.random().nextDouble() * MOST_OPTIMISTIC);
                if (best < 0) {
                    return;
                }
                taken[best] = true;
                batch.add(open.get(best));
                front.add(costs(best, 0));
            }
        }

        /** The open one with the largest gain; -1 where none gains. */
        private int best(double optimism) {
            if (open.isEmpty()) {
                return -1;
            }
            double[][] hoped = new double[open.size()][];
            for (int i = 0; i < hoped.length; i++) {
                hoped[i] = costs(i, optimism);
            }
            double[] reference = GrowingFront.reference(front, List.of(hoped));
            List<double[]> current = GrowingFront.nonDominated(front);
            double base = Hypervolume.of(current, reference);
            int best = -1;
            double largest = 0;
            for (int i = 0; i < hoped.length; i++) {
                double[] candidate = hoped[i];
                if (!taken[i] && current.stream().noneMatch(c -> covers(c, candidate))) {
                    current.add(candidate);
                    double gain = Hypervolume.of(current, reference) - base;
                    current.remove(current.size() - 1);
                    if (gain > largest) {
                        largest = gain;
                        best = i;
                    }
                }
            }
            return best;
        }

        /** Costs of a short-listed one, every objective better than its mean by some deviations. */
        private double[] costs(int index, double optimism) {
            double[] costs = new double[objectives.size()];
            for (int o = 0; o < costs.length; o++) {
                double better = objectives.get(o).toCost(1) > 0 ? -optimism : optimism;
                costs[o] = objectives.get(o).toCost(marginals.get(o).value(index, better));
                if (!Double.isFinite(costs[o])) {
                    costs[o] = open.get(index).cost(o);
                }
            }
            return costs;
        }

        private static boolean covers(double[] member, double[] candidate) {
            return Dominance.dominates(member, candidate) || Arrays.equals(member, candidate);
        }
    }
}
