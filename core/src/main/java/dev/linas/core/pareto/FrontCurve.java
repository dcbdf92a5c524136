package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the front of evaluations grows. It runs along ({@link GrowingFront}), so with two objectives
 * n evaluations cost O(n log n), and each moment that is told the hypervolume of its front. Pure.
 */
public final class FrontCurve {
    /** Moments that are told at most; each costs a hypervolume. */
    private static final int MOST_POINTS = 200;

    /**
     * A moment.
     *
     * @param evaluations evaluations so far
     * @param seconds how long they were measured
     * @param front members of their front
     * @param hypervolume of that front
     */
    public record Point(int evaluations, double seconds, int front, double hypervolume) {}

    private FrontCurve() {}

    /**
     * The curve of some evaluations.
     *
     * @param rows in the order in which they count, which is that of their places
     * @param seconds how long each was measured; 0 where it is not told
     * @param referencePoint in the order and unit of the objectives
     * @return moments at equal numbers of evaluations, the last one among them; none without rows
     */
    public static List<Point> of(
            List<Evaluation> rows,
            Map<CandidateId, Double> seconds,
            List<Objective> objectives,
            List<Double> referencePoint) {
        GrowingFront front = new GrowingFront(objectives);
        List<Point> points = new ArrayList<>();
        double spent = 0.0;
        int step = Math.max(1, (rows.size() + MOST_POINTS - 1) / MOST_POINTS);
        for (int n = 1; n <= rows.size(); n++) {
            Evaluation row = rows.get(n - 1);
            front.add(row);
            spent += seconds.getOrDefault(row.id(), 0.0);
            if (n % step == 0 || n == rows.size()) {
                List<Evaluation> members = front.members();
                double volume = FrontVolume.of(members, objectives, referencePoint).value();
                points.add(new Point(n, spent, members.size(), volume));
            }
        }
        return points;
    }
}
