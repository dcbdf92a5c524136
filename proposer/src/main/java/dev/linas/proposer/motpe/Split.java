package dev.linas.proposer.motpe;

import dev.linas.core.pareto.CrowdingDistance;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The measured rows, split into a better tenth and the rest (Ozaki et al., 2020, section 4.2):
 * whole fronts, and of the front that does not fit those that add most hypervolume, one after
 * another. With more than {@value #MOST_OBJECTIVES} objectives the least crowded ones are taken
 * instead.
 *
 * @param better at least one
 * @param weights one per better one: its share of the hypervolume of its front, the largest being
 *     1; the paper weighs across fronts, so that whatever is dominated counts nothing
 * @param worse the rest
 */
@SuppressWarnings("ArrayRecordComponent") // read and dropped
public record Split(List<Prediction> better, double[] weights, List<Prediction> worse) {
    private static final double BETTER = 0.1;
    private static final int MOST_BETTER = 25;
    private static final int MOST_OBJECTIVES = 3;
    private static final double LEAST_WEIGHT = 1e-12;

    /**
     * @param measured each genome once, at least one
     */
    public static Split of(List<Prediction> measured) {
        int size = (int) Math.min(MOST_BETTER, Math.ceil(BETTER * measured.size()));
        double[] reference =
                ReferencePoint.beyond(
                        List.of(Prediction.costs(measured)), ReferencePoint.WhereEqual.ONE);
        List<Prediction> better = new ArrayList<>();
        double[] weights = new double[size];
        for (int[] front : NonDominatedSorting.fronts(Prediction.ranks(measured))) {
            int room = size - better.size();
            int[] taken = front.length <= room ? front : best(measured, front, room, reference);
            List<Prediction> peers = Arrays.stream(taken).mapToObj(measured::get).toList();
            double[] shares = contributions(peers, reference);
            System.arraycopy(shares, 0, weights, better.size(), shares.length);
            better.addAll(peers);
        }
        List<Prediction> worse = new ArrayList<>(measured);
        worse.removeAll(better);
        return new Split(List.copyOf(better), weights, List.copyOf(worse));
    }

    private static int[] best(
            List<Prediction> measured, int[] front, int room, double[] reference) {
        double[][] costs = Prediction.costs(measured);
        if (reference.length > MOST_OBJECTIVES) {
            double[] crowding = CrowdingDistance.of(costs, front);
            return IntStream.range(0, front.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -crowding[i]))
                    .limit(room)
                    .mapToInt(i -> front[i])
                    .toArray();
        }
        List<Integer> open = new ArrayList<>(Arrays.stream(front).boxed().toList());
        List<double[]> chosen = new ArrayList<>();
        int[] best = new int[room];
        for (int i = 0; i < room; i++) {
            int next = 0;
            double largest = -1;
            for (int o = 0; o < open.size(); o++) {
                chosen.add(costs[open.get(o)]);
                double volume = Hypervolume.of(chosen, reference);
                chosen.remove(chosen.size() - 1);
                if (volume > largest) {
                    largest = volume;
                    next = o;
                }
            }
            best[i] = open.remove(next);
            chosen.add(costs[best[i]]);
        }
        return best;
    }

    /** How much hypervolume is lost without each, relative to the largest loss. */
    private static double[] contributions(List<Prediction> peers, double[] reference) {
        double[][] costs = Prediction.costs(peers);
        double[] weights = new double[costs.length];
        Arrays.fill(weights, 1);
        if (reference.length > MOST_OBJECTIVES) {
            return weights;
        }
        double all = Hypervolume.of(List.of(costs), reference);
        double largest = 0;
        for (int i = 0; i < weights.length; i++) {
            List<double[]> others = new ArrayList<>(List.of(costs));
            others.remove(i);
            weights[i] = Math.max(0, all - Hypervolume.of(others, reference));
            largest = Math.max(largest, weights[i]);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = largest > 0 ? Math.max(LEAST_WEIGHT, weights[i] / largest) : 1;
        }
        return weights;
    }
}
