package dev.linas.trainer.progress;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One candidate and the results it has so far. Results may come before the candidate itself.
 * Immutable.
 *
 * @param key its search, round and index
 * @param genome its canonical genome
 * @param roundSize candidates in its round, &ge; 1; empty while only results have arrived
 * @param results first result per pool and metric, in the order of arrival
 * @param usedIn round whose predictors used it first
 * @param asked what it is to be measured for, as {@code metric@pool}: of the objectives of its
 *     search those that are among them, or all where none is
 */
public record TrackedCandidate(
        CandidateKey key,
        Genome genome,
        OptionalInt roundSize,
        List<Result> results,
        OptionalInt usedIn,
        List<String> asked) {
    public TrackedCandidate {
        Objects.requireNonNull(key);
        Objects.requireNonNull(genome);
        results = List.copyOf(results);
        asked = List.copyOf(asked);
    }

    /**
     * A candidate that has arrived, to be measured for all objectives.
     *
     * @throws ContradictionException if its index is outside the round
     */
    public static TrackedCandidate arrived(CandidateKey key, Genome genome, int roundSize) {
        return arrived(key, genome, roundSize, List.of());
    }

    /**
     * A candidate that has arrived.
     *
     * @param asked what it is to be measured for, as {@code metric@pool}
     * @throws ContradictionException if its index is outside the round
     */
    public static TrackedCandidate arrived(
            CandidateKey key, Genome genome, int roundSize, List<String> asked) {
        if (key.index() >= roundSize) {
            throw new ContradictionException(
                    "%s: the round has %d candidates; expected an index below that"
                            .formatted(key, roundSize));
        }
        return new TrackedCandidate(
                key, genome, OptionalInt.of(roundSize), List.of(), OptionalInt.empty(), asked);
    }

    /** A candidate of which results arrive first. */
    public static TrackedCandidate expected(CandidateKey key, Genome genome) {
        return new TrackedCandidate(
                key, genome, OptionalInt.empty(), List.of(), OptionalInt.empty(), List.of());
    }

    /**
     * The candidate with further results; where a metric has a result already, the first one
     * counts.
     *
     * @param measured genome that was measured
     * @throws ContradictionException if that is not the candidate's
     */
    public TrackedCandidate withResults(Genome measured, List<Result> added) {
        if (!measured.equals(genome)) {
            throw new ContradictionException(
                    "%s: genome %s was measured, but the candidate is %s"
                            .formatted(key, measured, genome));
        }
        List<Result> all = new ArrayList<>(results);
        for (Result result : added) {
            if (all.stream().noneMatch(result::sameMetric)) {
                all.add(result);
            }
        }
        return new TrackedCandidate(key, genome, roundSize, all, usedIn, asked);
    }

    /** The candidate with the round whose predictors first used it. */
    public TrackedCandidate withUse(int round) {
        return new TrackedCandidate(key, genome, roundSize, results, OptionalInt.of(round), asked);
    }

    /** The same; what it is asked for is kept only where that is not all of some objectives. */
    public TrackedCandidate forObjectives(List<Objective> objectives) {
        return unasked(objectives).isEmpty()
                ? new TrackedCandidate(key, genome, roundSize, results, usedIn, List.of())
                : this;
    }

    /** Whether the candidate itself has arrived. */
    public boolean hasArrived() {
        return roundSize.isPresent();
    }

    /** Whether it has arrived and every objective that it is asked for is measured or failed. */
    public boolean isSettled(List<Objective> objectives) {
        if (!hasArrived()) {
            return false;
        }
        List<Integer> unasked = unasked(objectives);
        return IntStream.range(0, objectives.size())
                .filter(o -> !unasked.contains(o))
                .allMatch(o -> result(objectives.get(o)).isPresent());
    }

    /** Positions of the objectives that it is not to be measured for. */
    private List<Integer> unasked(List<Objective> objectives) {
        List<Integer> unasked =
                IntStream.range(0, objectives.size())
                        .filter(o -> !asked.contains(objectives.get(o).id()))
                        .boxed()
                        .toList();
        return unasked.size() == objectives.size() ? List.of() : unasked;
    }

    /** The evaluation that a settled candidate comes to. */
    public Evaluation toEvaluation(List<Objective> objectives) {
        double[] values = new double[objectives.size()];
        double[] errors = new double[values.length];
        double[] seconds = new double[values.length];
        boolean permanent = false;
        List<Integer> unasked = unasked(objectives);
        for (int o = 0; o < values.length; o++) {
            if (unasked.contains(o)) {
                values[o] = Double.NaN;
                continue;
            }
            Result result = result(objectives.get(o)).orElseThrow();
            values[o] = result.value();
            errors[o] = result.standardError();
            seconds[o] = result.seconds();
            permanent |= result.outcome() == Outcome.FAILED_PERMANENT;
        }
        return Evaluation.measured(key.round(), key.index(), genome, values, unasked, permanent)
                .withStandardErrors(errors)
                .withSeconds(seconds);
    }

    private Optional<Result> result(Objective objective) {
        return results.stream().filter(result -> result.isOf(objective)).findFirst();
    }
}
