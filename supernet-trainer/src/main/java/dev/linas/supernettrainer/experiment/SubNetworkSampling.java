package dev.linas.supernettrainer.experiment;

import dev.linas.supernet.mobilenetv3.MobileNetV3Plan;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
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
    public static List<MobileNetV3Plan> random(MobileNetV3Planner planner, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> planner.space().random(random))
                .distinct()
                .limit(count)
                .map(planner::plan)
                .sorted(
                        Comparator.comparingLong(MobileNetV3Plan::macs)
                                .thenComparing(MobileNetV3Plan::genome))
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
    public static List<MobileNetV3Plan> spread(MobileNetV3Planner planner, long seed, int count) {
        List<MobileNetV3Plan> left = new ArrayList<>(random(planner, seed, DRAWS_PER_PLAN * count));
        double least = StrictMath.log((double) left.get(0).macs());
        double most = StrictMath.log((double) left.get(left.size() - 1).macs());
        List<MobileNetV3Plan> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double target = least + (most - least) * i / (count - 1);
            MobileNetV3Plan nearest =
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
