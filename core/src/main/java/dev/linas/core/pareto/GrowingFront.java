package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The front of a search whose evaluations come one by one, in the order of their places: after each
 * of them what {@link ParetoFront} gives for all so far. Not thread-safe.
 */
public final class GrowingFront {
    private final List<OfDevice> devices = new ArrayList<>();
    private final List<Evaluation> rows = new ArrayList<>();

    /** The front of one device, and the genomes that it has heard of. */
    private record OfDevice(DeviceFront device, RunningFront front, Set<Genome> seen) {}

    /** A front without members. */
    public GrowingFront(List<Objective> objectives) {
        DeviceFront.of(objectives)
                .forEach(
                        device ->
                                devices.add(
                                        new OfDevice(
                                                device,
                                                new RunningFront(device.objectives()),
                                                new HashSet<>())));
    }

    /** The front of some evaluations, by (round, index). */
    public static GrowingFront of(List<Evaluation> evaluations, List<Objective> objectives) {
        GrowingFront front = new GrowingFront(objectives);
        evaluations.forEach(front::add);
        return front;
    }

    /** Takes the next evaluation; of a device for which it is not complete it is on no front. */
    public void add(Evaluation row) {
        for (OfDevice each : devices) {
            for (Evaluation own : each.device().complete(List.of(row))) {
                if (each.seen().add(own.genome())) {
                    each.front().add(rows.size(), own.values());
                }
            }
        }
        rows.add(row);
    }

    /** Its members, by (round, index); with objectives per pool, those of any device. */
    public List<Evaluation> members() {
        Set<Integer> members = new TreeSet<>();
        for (OfDevice each : devices) {
            for (int row : each.front().rows()) {
                members.add(row);
            }
        }
        return members.stream().map(rows::get).toList();
    }
}
