package dev.linas.trainer.progress;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.trainer.round.TrainingOutcome;
import dev.linas.trainer.round.TrainingRequest;
import dev.linas.trainer.round.TrainingStep;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Closes the open round of a search on what its candidates have come to. Pure.
 *
 * @param cause why the round closed
 * @param round number of the closed round
 * @param fresh candidates whose rows were used for the first time, by (round, index), marked as
 *     used
 * @param rows their rows, in the same order
 * @param used all rows that the search has used now, by (round, index)
 * @param outcome predictors, archive, and whether the search ends
 * @param after progress after the close
 */
public record RoundClosing(
        ClosingCause cause,
        int round,
        List<TrackedCandidate> fresh,
        List<Evaluation> rows,
        List<Evaluation> used,
        TrainingOutcome outcome,
        Progress after) {

    /**
     * Closes the round. Uses every settled candidate of this and of earlier rounds; where a
     * finished search goes on, those that were used before, so that predictors and archive stay the
     * same.
     *
     * @param rows what the search has come to
     * @param now timestamp of what closes it, milliseconds since the epoch
     */
    public static RoundClosing of(
            SearchSpec spec, Progress progress, ClosingCause cause, SearchRows rows, long now) {
        List<Objective> objectives = spec.objectives();
        boolean again = cause.isAgain();
        List<Evaluation> freshRows = new ArrayList<>();
        List<TrackedCandidate> fresh = new ArrayList<>();
        List<Genome> pending = new ArrayList<>();
        for (TrackedCandidate candidate : rows.others()) {
            if (candidate.key().round() > progress.round()) {
                continue; // of a log that is read again
            }
            if (!again && candidate.isSettled(objectives)) {
                fresh.add(candidate.withUse(progress.round()));
                freshRows.add(candidate.toEvaluation(objectives));
            } else if (candidate.hasArrived()) {
                pending.add(candidate.genome());
            }
        }
        List<Evaluation> used = rows.with(freshRows);
        TrainingOutcome outcome =
                TrainingStep.train(
                        new TrainingRequest(
                                spec,
                                progress.round(),
                                progress.budget(),
                                used,
                                pending,
                                progress.referencePoint(),
                                again ? OptionalDouble.empty() : progress.hypervolume(),
                                progress.stagnantRounds(),
                                cause == ClosingCause.STOP,
                                cause == ClosingCause.RETRY));
        RoundCounts next = RoundCounts.of(progress.round() + 1, rows.others(), objectives, now);
        return new RoundClosing(
                cause,
                progress.round(),
                fresh,
                freshRows,
                used,
                outcome,
                progress.closed(cause, outcome, used.size() + pending.size(), next));
    }
}
