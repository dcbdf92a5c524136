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
 * @param outcome predictors, archive, and whether the search ends
 * @param after progress after the close
 */
public record RoundClosing(
        ClosingCause cause,
        int round,
        List<TrackedCandidate> fresh,
        List<Evaluation> rows,
        TrainingOutcome outcome,
        Progress after) {

    /**
     * Closes the round. Uses every settled candidate of this and of earlier rounds; where a
     * finished search goes on, those that were used before, so that predictors and archive stay the
     * same.
     *
     * @param candidates all candidates of the search, by (round, index)
     * @param now timestamp of what closes it, milliseconds since the epoch
     */
    public static RoundClosing of(
            SearchSpec spec,
            Progress progress,
            ClosingCause cause,
            List<TrackedCandidate> candidates,
            long now) {
        List<Objective> objectives = spec.objectives();
        boolean again = cause.isAgain();
        List<Evaluation> rows = new ArrayList<>();
        List<Evaluation> freshRows = new ArrayList<>();
        List<TrackedCandidate> fresh = new ArrayList<>();
        List<Genome> pending = new ArrayList<>();
        for (TrackedCandidate candidate : candidates) {
            if (candidate.key().round() > progress.round()) {
                continue; // of a log that is read again
            }
            boolean used = candidate.usedIn().isPresent();
            if (used || (!again && candidate.isSettled(objectives))) {
                rows.add(candidate.toEvaluation(objectives));
            } else if (candidate.hasArrived()) {
                pending.add(candidate.genome());
            }
            if (!used && !again && candidate.isSettled(objectives)) {
                fresh.add(candidate.withUse(progress.round()));
                freshRows.add(candidate.toEvaluation(objectives));
            }
        }
        TrainingOutcome outcome =
                TrainingStep.train(
                        new TrainingRequest(
                                spec,
                                progress.round(),
                                progress.budget(),
                                rows,
                                pending,
                                progress.referencePoint(),
                                again ? OptionalDouble.empty() : progress.hypervolume(),
                                progress.stagnantRounds(),
                                cause == ClosingCause.STOP,
                                cause == ClosingCause.RETRY));
        RoundCounts next = RoundCounts.of(progress.round() + 1, candidates, objectives, now);
        return new RoundClosing(
                cause,
                progress.round(),
                fresh,
                freshRows,
                outcome,
                progress.closed(cause, outcome, rows.size() + pending.size(), next));
    }
}
