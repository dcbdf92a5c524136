package dev.linas.proposer.evolution;

import dev.linas.core.pareto.CrowdingDistance;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A ranked population of NSGA-II: the survivors of one environmental selection, best rank first,
 * each with its rank and crowding distance.
 */
final class CrowdedPopulation {
    private final List<Prediction> members;
    private final int[] ranks;
    private final double[] crowding;

    private CrowdedPopulation(List<Prediction> members, int[] ranks, double[] crowding) {
        this.members = members;
        this.ranks = ranks;
        this.crowding = crowding;
    }

    /**
     * Environmental selection (Deb et al., 2002, section III-C): whole fronts while they fit, then
     * the least crowded of the front that does not. Ties go to the earlier one.
     */
    static CrowdedPopulation survivors(List<Prediction> merged, int size) {
        double[][] costs = Prediction.costs(merged);
        List<int[]> fronts = NonDominatedSorting.fronts(Prediction.ranks(merged));
        List<Prediction> members = new ArrayList<>(size);
        int[] memberRanks = new int[Math.min(size, merged.size())];
        double[] memberCrowding = new double[memberRanks.length];
        for (int rank = 0; members.size() < memberRanks.length; rank++) {
            int[] front = fronts.get(rank);
            double[] distances = CrowdingDistance.of(costs, front);
            int room = memberRanks.length - members.size();
            for (int place : front.length <= room ? all(front) : leastCrowded(distances, room)) {
                memberRanks[members.size()] = rank;
                memberCrowding[members.size()] = distances[place];
                members.add(merged.get(front[place]));
            }
        }
        return new CrowdedPopulation(members, memberRanks, memberCrowding);
    }

    private static int[] all(int[] front) {
        return IntStream.range(0, front.length).toArray();
    }

    private static int[] leastCrowded(double[] distances, int room) {
        int[] places =
                IntStream.range(0, distances.length)
                        .boxed()
                        .sorted((a, b) -> Double.compare(distances[b], distances[a]))
                        .mapToInt(Integer::intValue)
                        .limit(room)
                        .toArray();
        Arrays.sort(places);
        return places;
    }

    List<Prediction> members() {
        return members;
    }

    /**
     * Binary tournament with the crowded comparison (section III-B): lower rank wins, then the less
     * crowded, then chance.
     */
    Prediction tournament(SplittableRandom random) {
        int left = random.nextInt(members.size());
        int right = random.nextInt(members.size());
        int order = Integer.compare(ranks[left], ranks[right]);
        if (order == 0) {
            order = Double.compare(crowding[right], crowding[left]);
        }
        if (order == 0) {
            order = random.nextBoolean() ? -1 : 1;
        }
        return members.get(order < 0 ? left : right);
    }
}
