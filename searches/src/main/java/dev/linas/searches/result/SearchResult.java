package dev.linas.searches.result;

import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The result of a search, however it was run. Immutable.
 *
 * @param spec the search, with the seed and tactic that were used
 * @param evaluations every evaluation, by (round, index)
 * @param front the non-dominated complete ones, by (round, index); where none keeps the bounds,
 *     those that come nearest
 * @param hypervolume hypervolume of what of the front keeps the bounds, against the reference
 *     point, in the product of the objectives' units; NaN as long as there is no reference point
 * @param referencePoint reference point, in the order and unit of the objectives; empty as long as
 *     nothing was measured
 * @param alsoMeasured values beside the objectives
 * @param closedRounds the closed rounds, by number
 * @param finished why the search ended, e.g. {@code BUDGET}; empty while it goes on
 * @param measuredAgain what measuring the front again after the search said; empty if that was not
 *     done
 */
public record SearchResult(
        SearchSpec spec,
        List<Evaluation> evaluations,
        List<Evaluation> front,
        double hypervolume,
        Optional<List<Double>> referencePoint,
        AlsoMeasured alsoMeasured,
        List<ClosedRound> closedRounds,
        Optional<String> finished,
        List<MeasuredAgain> measuredAgain) {
    public SearchResult {
        Objects.requireNonNull(spec);
        evaluations = List.copyOf(evaluations);
        front = List.copyOf(front);
        referencePoint = referencePoint.map(List::copyOf);
        Objects.requireNonNull(alsoMeasured);
        closedRounds = List.copyOf(closedRounds);
        Objects.requireNonNull(finished);
        measuredAgain = List.copyOf(measuredAgain);
    }

    /** A result whose front was not measured again. */
    public SearchResult(
            SearchSpec spec,
            List<Evaluation> evaluations,
            List<Evaluation> front,
            double hypervolume,
            Optional<List<Double>> referencePoint,
            AlsoMeasured alsoMeasured,
            List<ClosedRound> closedRounds,
            Optional<String> finished) {
        this(
                spec,
                evaluations,
                front,
                hypervolume,
                referencePoint,
                alsoMeasured,
                closedRounds,
                finished,
                List.of());
    }

    /** This result with what measuring the front again said. */
    public SearchResult with(List<MeasuredAgain> again) {
        return new SearchResult(
                spec,
                evaluations,
                front,
                hypervolume,
                referencePoint,
                alsoMeasured,
                closedRounds,
                finished,
                again);
    }

    /**
     * The hypervolume of the front as it is computed anew, which tells whether it is exact; empty
     * as long as there is no reference point. Takes up to about a second with many objectives.
     */
    public Optional<Volume> volume() {
        return referencePoint.map(point -> FrontVolume.of(front, spec.objectives(), point));
    }

    /**
     * The hypervolume of the front of each device, in their order; none without objectives per
     * pool, and as long as there is no reference point.
     */
    public Map<String, Volume> deviceVolumes() {
        return referencePoint
                .map(point -> FrontVolume.byDevice(front, spec.objectives(), point))
                .orElse(Map.of());
    }

    /** Number of evaluations in which an objective that was asked for failed. */
    public int failed() {
        return (int) evaluations.stream().filter(Evaluation::failed).count();
    }

    /**
     * Seconds that measuring the evaluations took, up to and with those of a round; 0 where none
     * are known.
     */
    public double secondsTo(int round) {
        return evaluations.stream()
                .filter(evaluation -> evaluation.round() <= round)
                .mapToDouble(Evaluation::seconds)
                .sum();
    }

    /** Number of rounds that have an evaluation. */
    public int rounds() {
        return (int) evaluations.stream().mapToInt(Evaluation::round).distinct().count();
    }
}
