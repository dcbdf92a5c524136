package dev.linas.log.compare;

import dev.linas.core.search.Evaluation;
import java.util.List;

/**
 * How the hypervolume of a search grew.
 *
 * @param name of the search
 * @param evaluations all of them, by (round, index)
 * @param front the non-dominated of them
 * @param points some moments, by number of evaluations; the last one is the end
 */
public record SearchCurve(
        String name, List<Evaluation> evaluations, List<Evaluation> front, List<Point> points) {
    /**
     * A moment.
     *
     * @param evaluations up to then
     * @param seconds that measuring them took, over all pools; what came from repeat stores took
     *     none
     * @param hypervolume of their front against the common reference point
     */
    public record Point(int evaluations, double seconds, double hypervolume) {}

    /** The end of the search. */
    public Point end() {
        return points.get(points.size() - 1);
    }
}
