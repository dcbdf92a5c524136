package dev.linas.supernettrainer.experiment;

import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Draws of sub-networks, by seed: fixed before anything is measured. */
public final class SubNetworkSampling {
    private static final int DRAWS_PER_PLAN = 100;

    private SubNetworkSampling() {}

    /**
     * Different sub-networks, drawn as {@link dev.linas.core.space.SearchSpace#random} does.
     *
     * @return as many as asked for, by ascending MACs
     */
    public static List<NetworkPlan> random(NetworkPlanner planner, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> planner.space().random(random))
                .distinct()
                .limit(count)
                .map(planner::plan)
                .sorted(
                        Comparator.comparingLong(NetworkPlan::macs)
                                .thenComparing(NetworkPlan::genome))
                .toList();
    }

    /**
     * Sub-networks spread evenly over the logarithm of the MACs: of {@value #DRAWS_PER_PLAN} times
     * as many random ones, those nearest to a geometric series from the cheapest to the dearest of
     * them.
     *
     * @param count at least 2
     * @return by ascending MACs of the series
     */
    public static List<NetworkPlan> spread(NetworkPlanner planner, long seed, int count) {
        List<NetworkPlan> left = new ArrayList<>(random(planner, seed, DRAWS_PER_PLAN * count));
        double least = StrictMath.log((double) left.get(0).macs());
        double most = StrictMath.log((double) left.get(left.size() - 1).macs());
        List<NetworkPlan> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double target = least + (most - least) * i / (count - 1);
            NetworkPlan nearest =
                    left.stream()
                            .min(
                                    Comparator.comparingDouble(
                                            plan ->
                                                    Math.abs(
                                                            StrictMath.log((double) plan.macs())
                                                                    - target)))
                            .orElseThrow();
            left.remove(nearest);
            chosen.add(nearest);
        }
        return chosen;
    }
}
