package dev.linas.log.compare;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
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
    /** Moments of a curve at most; each costs a front and its hypervolume. */
    private static final int MOST_POINTS = 200;

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
        List<SearchCurve.Point> points = new ArrayList<>();
        GrowingFront front = new GrowingFront(objectives);
        double spent = 0.0;
        int step = Math.max(1, (rows.size() + MOST_POINTS - 1) / MOST_POINTS);
        for (int n = 1; n <= rows.size(); n++) {
            Evaluation row = rows.get(n - 1);
            front.add(row);
            spent += search.seconds().getOrDefault(row.place(), 0.0);
            if (n % step == 0 || n == rows.size()) {
                points.add(new SearchCurve.Point(n, spent, hypervolume(front, objectives, point)));
            }
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException(search.name() + ": nothing of it is measured yet");
        }
        return new SearchCurve(search.name(), rows, front.members(), List.copyOf(points));
    }

    private static double hypervolume(
            GrowingFront front, List<Objective> objectives, List<Double> point) {
        return FrontVolume.of(front.members(), objectives, point).value();
    }

    /** Share of the hypervolume of all searches together, 0..1. */
    public double share(SearchCurve.Point at) {
        return best == 0.0 ? 0.0 : at.hypervolume() / best;
    }
}
