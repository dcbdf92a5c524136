package dev.linas.searches.devices;

import dev.linas.core.objective.Goal;
import dev.linas.core.pareto.Hypervolume;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.stats.RankCorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far what is best on one device is best on others (the question of appendix B of LINAS): the
 * front of each device on all others, and how alike they rank the sub-networks. Pure.
 *
 * @param devices names of the devices
 * @param rows sub-networks that were compared
 * @param pairs a pair for every device with every one, itself included, by the device that has the
 *     front and then by the one that it is taken to
 */
public record DeviceComparison(List<String> devices, int rows, List<Pair> pairs) {
    public DeviceComparison {
        devices = List.copyOf(devices);
        pairs = List.copyOf(pairs);
    }

    /**
     * The front of one device on another one.
     *
     * @param of device that has the front
     * @param on device that it is taken to
     * @param members size of the front
     * @param lost share of the hypervolume of the other's own front that it does not reach there,
     *     0..1, against a point a tenth of the range beyond the worst value of either objective
     * @param spearman rank correlation of their latencies, -1..1; NaN where it is not defined
     */
    public record Pair(String of, String on, int members, double lost, double spearman) {}

    /**
     * Compares devices.
     *
     * @param quality of each sub-network, finite, the same on all devices; at least one
     * @param goal whether more or less quality is better
     * @param devices their names
     * @param latencies for each device one finite value per sub-network; less is better
     * @throws IllegalArgumentException if there is no sub-network
     */
    public static DeviceComparison of(
            double[] quality, Goal goal, List<String> devices, List<double[]> latencies) {
        if (quality.length == 0) {
            throw new IllegalArgumentException("no sub-network has a value of every device");
        }
        List<List<double[]>> costs =
                latencies.stream().map(latency -> costs(quality, goal, latency)).toList();
        List<int[]> fronts = costs.stream().map(DeviceComparison::front).toList();
        List<Pair> pairs = new ArrayList<>();
        for (int of = 0; of < devices.size(); of++) {
            for (int on = 0; on < devices.size(); on++) {
                pairs.add(
                        new Pair(
                                devices.get(of),
                                devices.get(on),
                                fronts.get(of).length,
                                of == on ? 0 : lost(costs.get(on), fronts.get(of), fronts.get(on)),
                                RankCorrelation.spearman(latencies.get(of), latencies.get(on))));
            }
        }
        return new DeviceComparison(devices, quality.length, pairs);
    }

    /** The front of one device on another. */
    public Pair pair(int of, int on) {
        return pairs.get(of * devices.size() + on);
    }

    private static List<double[]> costs(double[] quality, Goal goal, double[] latency) {
        return IntStream.range(0, quality.length)
                .mapToObj(
                        r ->
                                new double[] {
                                    goal == Goal.MINIMIZE ? quality[r] : -quality[r], latency[r]
                                })
                .toList();
    }

    /** Rows that no other dominates: one sweep by the first cost. */
    private static int[] front(List<double[]> costs) {
        int[] sorted =
                IntStream.range(0, costs.size())
                        .boxed()
                        .sorted(
                                Comparator.<Integer>comparingDouble(r -> costs.get(r)[0])
                                        .thenComparingDouble(r -> costs.get(r)[1])
                                        .thenComparingInt(r -> r))
                        .mapToInt(r -> r)
                        .toArray();
        List<Integer> front = new ArrayList<>();
        double[] last = {Double.NaN, Double.POSITIVE_INFINITY};
        for (int row : sorted) {
            double[] cost = costs.get(row);
            if (cost[1] < last[1] || (cost[1] == last[1] && cost[0] == last[0])) {
                front.add(row);
                last = cost;
            }
        }
        return front.stream().mapToInt(r -> r).toArray();
    }

    private static double lost(List<double[]> costs, int[] taken, int[] own) {
        double[] reference =
                ReferencePoint.beyond(costs, ReferencePoint.WhereEqual.TENTH_OF_MAGNITUDE);
        double best = volume(costs, own, reference);
        return Math.max(0, 1 - volume(costs, taken, reference) / best);
    }

    private static double volume(List<double[]> costs, int[] rows, double[] reference) {
        return Hypervolume.of(IntStream.of(rows).mapToObj(costs::get).toList(), reference);
    }
}
