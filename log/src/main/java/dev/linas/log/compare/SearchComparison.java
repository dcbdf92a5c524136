package dev.linas.log.compare;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontCurve;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.GrowingFront;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.search.Evaluation;
import dev.linas.log.record.SearchLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Searches of the same objectives on one reference point: the worst of what any of them measured,
 * moved out by a tenth of the range.
 *
 * @param objectives of all of them
 * @param referencePoint in the order and unit of the objectives
 * @param best hypervolume of the front of all evaluations together
 * @param curves one per search, in the order given
 */
public record SearchComparison(
        List<Objective> objectives,
        List<Double> referencePoint,
        double best,
        List<SearchCurve> curves) {
    /**
     * Compares.
     *
     * @param names one per log, different from each other
     * @throws IllegalArgumentException if the objectives differ, or nothing was measured
     */
    public static SearchComparison of(List<String> names, List<SearchLog> logs) {
        List<ComparedSearch> searches = new ArrayList<>();
        for (int s = 0; s < logs.size(); s++) {
            searches.add(ComparedSearch.of(names.get(s), logs.get(s)));
        }
        return of(searches);
    }

    /**
     * Compares.
     *
     * @throws IllegalArgumentException if the objectives differ, or nothing was measured
     */
    public static SearchComparison of(List<ComparedSearch> searches) {
        ComparedSearch first = searches.get(0);
        List<Objective> objectives = first.objectives();
        for (ComparedSearch search : searches) {
            if (!search.objectives().equals(objectives)) {
                throw new IllegalArgumentException(
                        "%s has other objectives than %s: %s, not %s"
                                .formatted(
                                        search.name(),
                                        first.name(),
                                        ids(search.objectives()),
                                        ids(objectives)));
            }
        }
        List<Evaluation> all = union(searches);
        List<Double> point =
                ReferencePoint.freeze(all, objectives)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "an objective was never measured, so there is no"
                                                        + " front to compare"));
        return new SearchComparison(
                objectives,
                point,
                hypervolume(GrowingFront.of(all, objectives), objectives, point),
                searches.stream().map(search -> curve(search, point)).toList());
    }

    /** All rows, each at a place of its own: those of every search begin at round 0. */
    private static List<Evaluation> union(List<ComparedSearch> searches) {
        List<Evaluation> all = new ArrayList<>();
        for (ComparedSearch search : searches) {
            for (Evaluation row : search.rows()) {
                all.add(new Evaluation(all.size(), 0, row.genome(), row.values(), row.retryable()));
            }
        }
        return all;
    }

    private static List<String> ids(List<Objective> objectives) {
        return objectives.stream()
                .map(o -> o.goal().name().toLowerCase(Locale.ROOT) + " " + o.id())
                .toList();
    }

    private static SearchCurve curve(ComparedSearch search, List<Double> point) {
        List<Evaluation> rows = search.rows();
        List<Objective> objectives = search.objectives();
        List<FrontCurve.Point> points = FrontCurve.of(rows, search.seconds(), objectives, point);
        if (points.isEmpty()) {
            throw new IllegalArgumentException(search.name() + ": nothing of it is measured yet");
        }
        return new SearchCurve(
                search.name(), rows, GrowingFront.of(rows, objectives).members(), points);
    }

    private static double hypervolume(
            GrowingFront front, List<Objective> objectives, List<Double> point) {
        return FrontVolume.of(front.members(), objectives, point).value();
    }

    /** Share of the hypervolume of all searches together, 0..1. */
    public double share(FrontCurve.Point at) {
        return best == 0.0 ? 0.0 : at.hypervolume() / best;
    }
}
