package dev.linas.log.compare;

import dev.linas.core.pareto.FrontCurve;
import dev.linas.core.search.Evaluation;
import java.util.List;

/**
 * How the hypervolume of a search grew, against the common reference point.
 *
 * @param name of the search
 * @param evaluations all of them, by (round, index)
 * @param front the non-dominated of them
 * @param points some moments, by number of evaluations; the last one is the end. What came from
 *     repeat stores took no seconds
 */
public record SearchCurve(
        String name,
        List<Evaluation> evaluations,
        List<Evaluation> front,
        List<FrontCurve.Point> points) {
    public SearchCurve {
        points = List.copyOf(points);
    }

    /** The end of the search. */
    public FrontCurve.Point end() {
        return points.get(points.size() - 1);
    }
}
