package dev.linas.trainer.round;

import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts the rounds in which a search got no further. Pure. */
final class Stagnation {
    private Stagnation() {}

    /**
     * Rounds in a row without growth of the hypervolume, the closing one included.
     *
     * <p>Where the hypervolume cannot tell, a round does not count as one without growth: while the
     * reference point that the search gives excludes all that keeps the bounds, and where the
     * hypervolume is beyond the range of doubles. An estimate cannot tell either, but the front
     * can: it grew if the round brought a member with values of its own. A round that measured some
     * of the objectives only is none that could have grown it, and is not counted.
     */
    static int rounds(
            TrainingRequest request,
            List<Evaluation> front,
            Optional<List<Double>> reference,
            Optional<Volume> volume) {
        if (measuredInPart(request)) {
            return request.stagnantRounds();
        }
        boolean stands = request.previousHypervolume().isPresent();
        double before = request.previousHypervolume().orElse(0.0);
        double now = volume.map(Volume::value).orElse(0.0);
        boolean grew =
                !stands
                        || now > before
                        || now == Double.MAX_VALUE
                        || (now == 0.0 && reference.isPresent() && excludesAll(request, front))
                        || (!volume.map(Volume::exact).orElse(true)
                                && isNew(request.round(), front));
        return grew ? 0 : request.stagnantRounds() + 1;
    }

    private static boolean measuredInPart(TrainingRequest request) {
        List<Evaluation> own =
                request.rows().stream().filter(row -> row.round() == request.round()).toList();
        return !own.isEmpty() && own.stream().allMatch(Evaluation::isPartial);
    }

    /** Whether some rows keep the bounds, but none of them is better than the reference point. */
    private static boolean excludesAll(TrainingRequest request, List<Evaluation> front) {
        return DeviceFront.of(request.spec().objectives()).stream()
                .anyMatch(own -> own.complete(front).stream().anyMatch(keepsBounds(own)));
    }

    private static Predicate<Evaluation> keepsBounds(DeviceFront front) {
        return member -> ObjectiveCosts.violation(member.values(), front.objectives()) == 0;
    }

    private static boolean isNew(int round, List<Evaluation> front) {
        return front.stream()
                .filter(member -> member.round() == round)
                .anyMatch(member -> front.stream().noneMatch(other -> isOlderTwin(member, other)));
    }

    private static boolean isOlderTwin(Evaluation member, Evaluation other) {
        return other.round() < member.round() && Arrays.equals(other.values(), member.values());
    }
}
