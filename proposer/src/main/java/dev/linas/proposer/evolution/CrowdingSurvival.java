package dev.linas.proposer.evolution;

import dev.linas.core.pareto.CrowdingDistance;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The environmental selection of NSGA-II (Deb et al., 2002, section III-C): whole fronts while they
 * fit, then the least crowded of the front that does not. Ties go to the earlier one. A survivor's
 * score is its crowding distance.
 */
final class CrowdingSurvival implements Survival {
    private final int size;

    CrowdingSurvival(int size) {
        this.size = size;
    }

    @Override
    public List<Survivor> survivors(
            List<Prediction> parents, List<Prediction> scored, SplittableRandom random) {
        Merged merged = Merged.of(parents, scored);
        double[][] costs = Prediction.costs(merged.individuals());
        int kept = Math.min(size, costs.length);
        List<Survivor> survivors = new ArrayList<>(kept);
        for (int rank = 0; survivors.size() < kept; rank++) {
            int[] front = merged.fronts().get(rank);
            double[] distances = CrowdingDistance.of(costs, front);
            int room = kept - survivors.size();
            for (int place : front.length <= room ? all(front) : leastCrowded(distances, room)) {
                Prediction individual = merged.individuals().get(front[place]);
                survivors.add(new Survivor(individual, rank, 0, distances[place]));
            }
        }
        return survivors;
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
}
