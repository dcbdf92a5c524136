package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The hypervolume of a search: that of the members of its front which keep every bound, against its
 * reference point. Whoever tells a hypervolume asks here. Pure and deterministic.
 */
public final class FrontVolume {
    private FrontVolume() {}

    /**
     * The hypervolume of a front; with objectives per pool, the mean of those of the devices.
     *
     * @param front complete evaluations; with objectives per pool, each complete for some device
     * @param objectives the objectives, in the order of the evaluations' values
     * @param referencePoint finite, in the objectives' own units; NaN for objectives per pool of
     *     which nothing was measured
     * @return in the product of the objectives' units; 0 where no member keeps the bounds and is
     *     better than the reference point in every objective
     */
    public static Volume of(
            List<Evaluation> front, List<Objective> objectives, List<Double> referencePoint) {
        return DeviceFront.isFleet(objectives)
                ? mean(byDevice(front, objectives, referencePoint).values())
                : single(front, objectives, referencePoint);
    }

    /**
     * The hypervolume of the front of each device, in the order of the devices; none without
     * objectives per pool.
     *
     * @param front evaluations among which are the members of the devices' fronts
     * @param objectives as for {@link #of}
     * @param referencePoint as for {@link #of}
     */
    public static Map<String, Volume> byDevice(
            List<Evaluation> front, List<Objective> objectives, List<Double> referencePoint) {
        Map<String, Volume> volumes = new LinkedHashMap<>();
        DeviceFront.byDevice(objectives)
                .forEach(
                        (device, own) ->
                                volumes.put(
                                        device,
                                        single(
                                                own.complete(front),
                                                own.objectives(),
                                                own.part(referencePoint))));
        return volumes;
    }

    private static Volume mean(Collection<Volume> volumes) {
        double value = 0;
        double error = 0;
        for (Volume volume : volumes) {
            value += volume.value() / volumes.size();
            error += volume.error() / volumes.size();
        }
        boolean exact = volumes.stream().allMatch(Volume::exact);
        return new Volume(Math.min(Double.MAX_VALUE, value), exact, error);
    }

    private static Volume single(
            List<Evaluation> front, List<Objective> objectives, List<Double> referencePoint) {
        if (front.isEmpty()) {
            return Volume.exact(0.0);
        }
        double[] point = referencePoint.stream().mapToDouble(Double::doubleValue).toArray();
        List<double[]> feasible =
                front.stream()
                        .map(Evaluation::values)
                        .filter(values -> ObjectiveCosts.violation(values, objectives) == 0)
                        .map(values -> ObjectiveCosts.of(values, objectives))
                        .toList();
        return Hypervolume.measure(feasible, ObjectiveCosts.of(point, objectives));
    }
}
