package dev.linas.proposer.batch;

import dev.linas.core.objective.Objective;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Chooses, one after another, what is expected to add most hypervolume (Emmerich, Giannakoglou,
 * Naujoks, 2006), computed exactly but for the steps of {@link CostDistribution}. A value that
 * would break the bound of its objective adds nothing. Uses no chance.
 *
 * <p>A gain only shrinks while the front grows. So the gains are kept in a queue, and only those on
 * top are computed anew (Minoux: Accelerated greedy algorithms, 1978): the same choice for less.
 */
public final class ExpectedHypervolumeImprovement implements BatchSelection {
    private static final int SHORT_LIST = 1000;

    @Override
    public List<Prediction> select(BatchRequest request) {
        return SequentialGain.select(
                request, SHORT_LIST, (list, front) -> new Expecting(list, front));
    }

    private static final class Expecting implements SequentialGain.Chooser {
        private final CostDistribution[][] members;
        private final PriorityQueue<Gain> gains = new PriorityQueue<>();

        Expecting(ShortList list, BatchFront front) {
            NonDominatedRegion region = front.nonDominatedRegion();
            members = new CostDistribution[list.members().size()][];
            for (int i = 0; i < members.length; i++) {
                members[i] = distributions(list, i);
                gains.add(new Gain(region.expectedImprovement(members[i]), i));
            }
        }

        private static CostDistribution[] distributions(ShortList list, int member) {
            List<Objective> objectives = list.objectives();
            double[][] costs = new double[objectives.size()][CostDistribution.nodes()];
            for (int node = 0; node < CostDistribution.nodes(); node++) {
                double[] at = list.costs(member, CostDistribution.deviations(node));
                for (int o = 0; o < at.length; o++) {
                    costs[o][node] = at[o];
                }
            }
            CostDistribution[] result = new CostDistribution[costs.length];
            for (int o = 0; o < result.length; o++) {
                Objective objective = objectives.get(o);
                double bound =
                        objective.bound().isPresent()
                                ? objective.toCost(objective.bound().getAsDouble())
                                : Double.POSITIVE_INFINITY;
                result[o] = CostDistribution.of(costs[o], bound);
            }
            return result;
        }

        @Override
        public int next(BatchFront front, boolean[] taken) {
            NonDominatedRegion region = front.nonDominatedRegion();
            while (!gains.isEmpty()) {
                int member = gains.remove().member();
                Gain now = new Gain(region.expectedImprovement(members[member]), member);
                if (gains.isEmpty() || now.compareTo(gains.peek()) <= 0) {
                    return now.value() > 0 ? member : -1;
                }
                gains.add(now);
            }
            return -1;
        }
    }

    /** Largest first; of equal ones the earlier member. */
    private record Gain(double value, int member) implements Comparable<Gain> {
        @Override
        public int compareTo(Gain other) {
            int order = Double.compare(other.value, value);
            return order != 0 ? order : Integer.compare(member, other.member);
        }
    }
}
