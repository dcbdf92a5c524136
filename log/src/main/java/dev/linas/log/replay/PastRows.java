package dev.linas.log.replay;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Round;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * What was known of a search at a moment.
 *
 * @param rows evaluations up to then, by (round, index)
 * @param closed rounds that had closed
 */
record PastRows(List<Evaluation> rows, List<Round> closed) {
    PastRows {
        rows = List.copyOf(rows);
        closed = List.copyOf(closed);
    }

    /**
     * What the first rounds used, up to that of the given number.
     *
     * @throws IllegalArgumentException if that one has not closed
     */
    static PastRows afterRound(RecordedRows recorded, int number) {
        List<Round> rounds = recorded.log().rounds();
        require(
                rounds.stream().anyMatch(round -> round.getNumber() == number),
                "round " + number,
                "the last round is " + lastNumber(rounds).orElse(-1));
        List<Round> closed = rounds.stream().filter(round -> round.getNumber() <= number).toList();
        TreeSet<Evaluation> used = new TreeSet<>();
        closed.forEach(round -> used.addAll(recorded.of(round)));
        return new PastRows(List.copyOf(used), closed);
    }

    /**
     * The first evaluations in the order of (round, index).
     *
     * @throws IllegalArgumentException if closed rounds have fewer
     */
    static PastRows afterEvaluation(RecordedRows recorded, int count) {
        List<Evaluation> all = recorded.all();
        require(
                count <= all.size(),
                "evaluation " + count,
                "it has %d evaluations in closed rounds".formatted(all.size()));
        return new PastRows(
                all.stream().limit(count).toList(),
                recorded.log().rounds().stream()
                        .filter(round -> round.getArchive().getEvaluations() <= count)
                        .toList());
    }

    /** What had been answered by then. */
    static PastRows atTime(RecordedRows recorded, Instant time) {
        Map<CandidateId, Instant> measured = measuredAt(recorded);
        return new PastRows(
                recorded.all().stream()
                        .filter(row -> !answered(measured, row).isAfter(time))
                        .toList(),
                recorded.log().rounds().stream()
                        .filter(round -> !round.getClosedAt().isAfter(time))
                        .toList());
    }

    /** Number of the last one that had closed; empty before the first. */
    OptionalInt lastRound() {
        return lastNumber(closed);
    }

    private static OptionalInt lastNumber(List<Round> rounds) {
        return rounds.stream().mapToInt(Round::getNumber).max();
    }

    private static Instant answered(Map<CandidateId, Instant> measured, Evaluation row) {
        return measured.getOrDefault(row.id(), Instant.MAX);
    }

    /** When the last objective of each candidate had its first answer. */
    private static Map<CandidateId, Instant> measuredAt(RecordedRows recorded) {
        Map<CandidateId, Map<String, Instant>> first = new HashMap<>();
        for (Measurement measurement : recorded.log().measurements()) {
            CandidateId candidate = new CandidateId(measurement.getRound(), measurement.getIndex());
            measurement.getResults().stream()
                    .filter(result -> result.getOutcome() != Outcome.FAILED_TRANSIENT)
                    .forEach(
                            result ->
                                    first.computeIfAbsent(candidate, c -> new HashMap<>())
                                            .putIfAbsent(
                                                    Objective.id(
                                                            result.getMetric(),
                                                            measurement.getPool()),
                                                    measurement.getMeasuredAt()));
        }
        Map<CandidateId, Instant> whole = new HashMap<>();
        first.forEach(
                (candidate, times) -> {
                    List<Instant> own = new ArrayList<>();
                    recorded.objectives()
                            .forEach(
                                    o ->
                                            Optional.ofNullable(times.get(o.id()))
                                                    .ifPresent(own::add));
                    own.stream().max(Instant::compareTo).ifPresent(t -> whole.put(candidate, t));
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
