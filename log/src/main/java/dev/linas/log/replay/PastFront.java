package dev.linas.log.replay;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontVolume;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.pareto.Volume;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.Place;
import dev.linas.core.search.SearchSpec;
import dev.linas.log.record.SearchLog;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.SearchMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The front of a search as it was at a moment, also in the middle of a round.
 *
 * @param spec the search, as the policy has it
 * @param rows evaluations up to then, by (round, index)
 * @param lastRound number of the last round that had closed; empty before the first
 * @param front the non-dominated of them
 * @param volume its hypervolume against the reference point that the search froze; empty before
 */
public record PastFront(
        SearchSpec spec,
        List<Evaluation> rows,
        OptionalInt lastRound,
        List<Evaluation> front,
        Optional<Volume> volume) {
    /**
     * Goes back to a moment.
     *
     * @throws IllegalArgumentException if the search never reached it, naming how far it got
     */
    public static PastFront at(SearchLog log, Policy policy, LogMoment moment) {
        SearchSpec spec = policy.applied(SearchMapper.toSpec(log.search()));
        RecordedRows recorded = new RecordedRows(log, spec.objectives(), policy.aggregation());
        List<Evaluation> all = recorded.all();
        List<Evaluation> rows;
        List<Round> closed;
        if (moment instanceof LogMoment.AfterRound after) {
            closed = log.rounds().stream().filter(r -> r.getNumber() <= after.number()).toList();
            require(
                    closed.stream().anyMatch(r -> r.getNumber() == after.number()),
                    "round " + after.number(),
                    "the last round is " + lastNumber(log.rounds()).orElse(-1));
            TreeSet<Evaluation> used = new TreeSet<>();
            closed.forEach(round -> used.addAll(recorded.of(round)));
            rows = List.copyOf(used);
        } else if (moment instanceof LogMoment.AfterEvaluation after) {
            require(
                    after.count() <= all.size(),
                    "evaluation " + after.count(),
                    "it has %d evaluations in closed rounds".formatted(all.size()));
            rows = all.stream().limit(after.count()).toList();
            closed = log.rounds().stream().filter(r -> covers(r, after.count())).toList();
        } else {
            Instant time = ((LogMoment.AtTime) moment).time();
            Map<Place, Instant> measured = measuredAt(log, spec.objectives());
            rows = all.stream().filter(row -> !answered(measured, row).isAfter(time)).toList();
            closed = log.rounds().stream().filter(r -> !r.getClosedAt().isAfter(time)).toList();
        }
        List<Evaluation> front = ParetoFront.of(rows, spec.objectives());
        Optional<List<Double>> point =
                closed.stream()
                        .map(r -> r.getArchive().getReferencePoint())
                        .filter(Objects::nonNull)
                        .findFirst();
        return new PastFront(
                spec,
                rows,
                lastNumber(closed),
                front,
                point.map(p -> FrontVolume.of(front, spec.objectives(), p)));
    }

    private static boolean covers(Round round, int evaluations) {
        return round.getArchive().getEvaluations() <= evaluations;
    }

    private static Instant answered(Map<Place, Instant> measured, Evaluation row) {
        return measured.getOrDefault(row.place(), Instant.MAX);
    }

    private static OptionalInt lastNumber(List<Round> rounds) {
        return rounds.stream().mapToInt(Round::getNumber).max();
    }

    /** When the last objective of each candidate had its first answer. */
    private static Map<Place, Instant> measuredAt(SearchLog log, List<Objective> objectives) {
        Map<Place, Map<String, Instant>> first = new HashMap<>();
        for (Measurement measurement : log.measurements()) {
            Place place = new Place(measurement.getRound(), measurement.getIndex());
            measurement.getResults().stream()
                    .filter(result -> result.getOutcome() != Outcome.FAILED_TRANSIENT)
                    .forEach(
                            result ->
                                    first.computeIfAbsent(place, p -> new HashMap<>())
                                            .putIfAbsent(
                                                    Objective.id(
                                                            result.getMetric(),
                                                            measurement.getPool()),
                                                    measurement.getMeasuredAt()));
        }
        Map<Place, Instant> whole = new HashMap<>();
        first.forEach(
                (place, times) -> {
                    List<Instant> own = new ArrayList<>();
                    objectives.forEach(
                            o -> Optional.ofNullable(times.get(o.id())).ifPresent(own::add));
                    own.stream().max(Instant::compareTo).ifPresent(t -> whole.put(place, t));
                });
        return whole;
    }

    private static void require(boolean holds, String asked, String there) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "--at: the search never reached %s; %s".formatted(asked, there));
        }
    }
}
