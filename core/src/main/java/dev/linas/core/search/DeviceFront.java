package dev.linas.core.search;

import dev.linas.core.objective.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The front of one device of a search: which of the objectives it has. A search without objectives
 * per pool has a single one, with all of them (docs/decisions/0220). Immutable.
 *
 * @param device pool whose front it is; empty: that of a search without devices
 * @param objectives its objectives in the order of the search, none of them per pool any more
 * @param places their places among all objectives of the search, ascending
 */
public record DeviceFront(
        Optional<String> device, List<Objective> objectives, List<Integer> places) {
    public DeviceFront {
        objectives = List.copyOf(objectives);
        places = List.copyOf(places);
    }

    /** Whether a search with these objectives has a front for each device. */
    public static boolean isFleet(List<Objective> objectives) {
        return objectives.stream().anyMatch(Objective::perPool);
    }

    /**
     * The fronts of a search: one for each pool of an objective per pool, in the order of their
     * first mention; else a single one.
     */
    public static List<DeviceFront> of(List<Objective> objectives) {
        List<String> devices =
                objectives.stream()
                        .filter(Objective::perPool)
                        .map(Objective::pool)
                        .distinct()
                        .toList();
        return devices.isEmpty()
                ? List.of(of(Optional.empty(), objectives))
                : devices.stream().map(device -> of(Optional.of(device), objectives)).toList();
    }

    private static DeviceFront of(Optional<String> device, List<Objective> all) {
        List<Integer> places =
                IntStream.range(0, all.size())
                        .filter(o -> !all.get(o).perPool() || device.equals(pool(all.get(o))))
                        .boxed()
                        .toList();
        return new DeviceFront(
                device, places.stream().map(o -> all.get(o).withPerPool(false)).toList(), places);
    }

    private static Optional<String> pool(Objective objective) {
        return Optional.of(objective.pool());
    }

    /** The devices of a search and their fronts; none of a search without devices. */
    public static Map<String, DeviceFront> byDevice(List<Objective> objectives) {
        Map<String, DeviceFront> fronts = new LinkedHashMap<>();
        for (DeviceFront front : of(objectives)) {
            front.device().ifPresent(device -> fronts.put(device, front));
        }
        return fronts;
    }

    /**
     * Its part of what a search has for each objective.
     *
     * @param all one for each objective of the search, in their order
     */
    public <T> List<T> part(List<T> all) {
        return places.stream().map(all::get).toList();
    }

    /** An evaluation with the values of its objectives alone. */
    public Evaluation part(Evaluation evaluation) {
        return evaluation.part(places);
    }

    /** The evaluations of which all its objectives were measured, with their values alone. */
    public List<Evaluation> complete(List<Evaluation> evaluations) {
        List<Evaluation> complete = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            Evaluation own = part(evaluation);
            if (own.complete()) {
                complete.add(own);
            }
        }
        return complete;
    }
}
