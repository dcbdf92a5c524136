package dev.linas.searches.result;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.searches.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether a front keeps the bounds of its search. A front either keeps them as a whole, or it is
 * what comes nearest to them. Pure.
 */
public final class FrontBounds {
    private FrontBounds() {}

    /** Whether a search has a bound at all. */
    public static boolean isBounded(List<Objective> objectives) {
        return objectives.stream().anyMatch(objective -> objective.bound().isPresent());
    }

    /** Whether an evaluation keeps every bound; with objectives per pool, for some device. */
    public static boolean keeps(Evaluation evaluation, List<Objective> objectives) {
        return DeviceFront.of(objectives).stream()
                .filter(front -> front.part(evaluation).complete() || !front.device().isPresent())
                .anyMatch(
                        front ->
                                ObjectiveCosts.violation(
                                                front.part(evaluation).values(), front.objectives())
                                        == 0);
    }

    /** Whether rows were measured and none of them keeps the bounds. */
    public static boolean areBroken(List<Evaluation> front, List<Objective> objectives) {
        return !front.isEmpty() && front.stream().noneMatch(member -> keeps(member, objectives));
    }

    /** For people: the size of a front, and whether it breaks the bounds. */
    public static String count(List<Evaluation> front, List<Objective> objectives) {
        return front.size() + (areBroken(front, objectives) ? " (bounds broken)" : "");
    }

    /**
     * For people: that no sub-network keeps the bounds, and by how much the first of the front
     * breaks them; empty where one does. With objectives per pool, it says so for each device.
     */
    public static String describe(List<Evaluation> front, List<Objective> objectives) {
        return DeviceFront.of(objectives).stream()
                .map(own -> describe(own, front))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String describe(DeviceFront own, List<Evaluation> front) {
        if (own.device().isEmpty()) {
            return broken(front, own.objectives());
        }
        String text = broken(own.complete(front), own.objectives());
        return text.isEmpty() ? text : own.device().get() + ": " + text;
    }

    private static String broken(List<Evaluation> front, List<Objective> objectives) {
        if (!areBroken(front, objectives)) {
            return "";
        }
        List<String> bounds = new ArrayList<>();
        for (Objective objective : objectives) {
            if (objective.bound().isPresent()) {
                bounds.add(bound(objective));
            }
        }
        return "no sub-network keeps the bounds (%s); the nearest breaks %s"
                .formatted(String.join(", ", bounds), broken(front.get(0), objectives));
    }

    private static String broken(Evaluation member, List<Objective> objectives) {
        return objectives.stream()
                .filter(o -> o.violation(member.value(objectives.indexOf(o))) > 0)
                .map(
                        o ->
                                o.id()
                                        + " by "
                                        + Numbers.value(
                                                o.violation(member.value(objectives.indexOf(o)))))
                .collect(Collectors.joining(", "));
    }

    private static String bound(Objective objective) {
        return objective.id()
                + (objective.goal() == Goal.MINIMIZE ? " at most " : " at least ")
                + Numbers.value(objective.bound().getAsDouble());
    }
}
