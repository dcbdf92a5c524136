package dev.linas.trainer.progress;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.trainer.round.FinishReason;
import dev.linas.trainer.round.TrainingOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How far a search is. Immutable; every method but the accessors is a transition or a decision, and
 * pure.
 *
 * @param searchId the search
 * @param round the open round; of a finished search its last, &ge; 0
 * @param counts count of the open round
 * @param proposed candidates that had arrived when the last round closed, &ge; 0
 * @param budget budget in force, in evaluations; empty: no limit
 * @param addedPools pools added by command, in the order of the commands
 * @param paused whether closing rounds is withheld
 * @param stopRequested whether the search was told to stop
 * @param finished why it finished; empty while it goes on
 * @param failure what it failed of; empty of a search that did not fail
 * @param retryRequested whether it failed and goes on from its last closed round, which is told
 *     again
 * @param lastError why the last measurement that failed did so, for people
 * @param referencePoint frozen reference point, in the objectives' own units
 * @param hypervolume after the last closed round; empty before the first closed
 * @param stagnantRounds rounds in a row without growth of the hypervolume, &ge; 0
 */
public record Progress(
        String searchId,
        int round,
        RoundCounts counts,
        int proposed,
        OptionalInt budget,
        List<UserCommand.AddedPool> addedPools,
        boolean paused,
        boolean stopRequested,
        Optional<FinishReason> finished,
        Optional<Failure> failure,
        boolean retryRequested,
        Optional<String> lastError,
        Optional<List<Double>> referencePoint,
        OptionalDouble hypervolume,
        int stagnantRounds) {
    public Progress {
        Objects.requireNonNull(searchId);
        Objects.requireNonNull(counts);
        addedPools = List.copyOf(addedPools);
        referencePoint = referencePoint.map(List::copyOf);
    }

    /**
     * The progress of a search that starts.
     *
     * @param early candidates of it that arrived before it
     * @param now timestamp of its start, milliseconds since the epoch
     */
    public static Progress start(SearchSpec spec, List<TrackedCandidate> early, long now) {
        return new Progress(
                spec.id(),
                0,
                RoundCounts.of(0, early, spec.objectives(), now),
                0,
                spec.budget(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                0);
    }

    /**
     * After a candidate arrived.
     *
     * @param candidate the candidate, with the results that came before it
     * @param now timestamp of its record, milliseconds since the epoch
     * @throws ContradictionException if it states another size of the open round than others did
     */
    public Progress arrived(TrackedCandidate candidate, List<Objective> objectives, long now) {
        if (!isOpen(candidate.key())) {
            return this;
        }
        return new ProgressEdit(this).counts(counts.withArrival(candidate, objectives, now)).done();
    }

    /** After the last missing result of a candidate arrived. */
    public Progress settled(CandidateKey key) {
        return isOpen(key) ? new ProgressEdit(this).counts(counts.withSettled()).done() : this;
    }

    private boolean isOpen(CandidateKey key) {
        return key.round() == round && finished.isEmpty();
    }

    /** After a measurement failed. */
    public Progress withError(String error) {
        return new ProgressEdit(this).lastError(Failure.shortened(error)).done();
    }

    /** Failed, and about to end for it; a search that has finished stays as it is. */
    public Progress withFailure(Failure what) {
        return finished.isPresent()
                ? this
                : new ProgressEdit(this).failure(Optional.of(what)).done();
    }

    /** Failed at closing its round, or at telling it again; about to end for it. */
    public Progress cannotClose(ClosingCause cause, Throwable why) {
        Failure.Step step = cause.isAgain() ? Failure.Step.REPEAT : Failure.Step.CLOSE;
        return new ProgressEdit(this)
                .retryRequested(false)
                .finished(Optional.empty())
                .failure(Optional.of(Failure.of(step, why)))
                .done();
    }

    /** Ended for the failure that it has. */
    public Progress ended() {
        return new ProgressEdit(this).finished(Optional.of(FinishReason.FAILED)).done();
    }

    /**
     * Number of the round that a failure is told under: the one that could not be closed or
     * answered.
     */
    public int failedRound() {
        boolean answering = failure.orElseThrow().step() == Failure.Step.PROPOSE;
        return answering ? Math.max(0, round - 1) : round;
    }

    /**
     * Going on after a failure: the open round is closed once more or, where the failure came after
     * it was closed, told again.
     *
     * @throws ContradictionException if it did not fail
     */
    Progress retried() {
        if (failure.isEmpty()) {
            throw new ContradictionException(
                    "search %s has not failed, so there is nothing to retry".formatted(searchId));
        }
        Failure.Step step = failure.get().step();
        boolean nothingClosed = step == Failure.Step.PROPOSE && round == 0;
        if (step == Failure.Step.CLOSE || nothingClosed) {
            return new ProgressEdit(this)
                    .finished(Optional.empty())
                    .failure(Optional.empty())
                    .done();
        }
        return new ProgressEdit(this).round(failedRound()).retryRequested(true).done();
    }

    /**
     * The progress with its open round counted anew, because arrivals during a standstill were not
     * counted.
     */
    public Progress recounted(
            List<TrackedCandidate> candidates, List<Objective> objectives, long now) {
        return new ProgressEdit(this)
                .counts(RoundCounts.of(round, candidates, objectives, now))
                .done();
    }

    /** Paused, or going on. */
    Progress withPaused(boolean value) {
        return new ProgressEdit(this).paused(value).done();
    }

    /** Told to stop. */
    Progress withStopRequested() {
        return new ProgressEdit(this).stopRequested(true).done();
    }

    /**
     * The progress with a larger budget.
     *
     * @param total budget in all
     * @throws ContradictionException if there is no budget, or one that is not smaller
     */
    Progress withBudget(int total) {
        checkExtension(total);
        return new ProgressEdit(this).budget(OptionalInt.of(total)).done();
    }

    /** The progress with one more pool, which measures every later candidate. */
    Progress withPool(UserCommand.AddedPool pool) {
        List<UserCommand.AddedPool> pools = new ArrayList<>(addedPools);
        pools.add(pool);
        return new ProgressEdit(this).addedPools(pools).done();
    }

    private void checkExtension(int asked) {
        if (budget.isEmpty()) {
            throw new ContradictionException(
                    "search %s has no budget that could be extended to %d"
                            .formatted(searchId, asked));
        }
        if (asked <= budget.getAsInt()) {
            throw new ContradictionException(
                    "search %s: budget %d is not larger than the one in force, %d"
                            .formatted(searchId, asked, budget.getAsInt()));
        }
    }

    /**
     * Whether the open round closes, and why.
     *
     * @param now milliseconds since the epoch; decides on the deadline alone
     * @return empty if it stays open
     */
    public Optional<ClosingCause> closing(RoundPolicy policy, long now) {
        if (retryRequested) {
            return Optional.of(ClosingCause.RETRY);
        }
        if (failure.isPresent() && finished.isEmpty()) {
            return Optional.of(ClosingCause.FAILURE);
        }
        if (finished.isPresent()) {
            boolean goesOn =
                    finished.get() == FinishReason.BUDGET
                            && !stopRequested
                            && !paused
                            && budget.orElse(Integer.MAX_VALUE) > proposed;
            return goesOn ? Optional.of(ClosingCause.BUDGET_EXTENDED) : Optional.empty();
        }
        if (stopRequested) {
            return Optional.of(ClosingCause.STOP);
        }
        if (paused) {
            return Optional.empty();
        }
        if (counts.isComplete()) {
            return Optional.of(ClosingCause.COMPLETE);
        }
        return counts.meets(policy, now) ? Optional.of(ClosingCause.DEADLINE) : Optional.empty();
    }

    /**
     * After the round closed.
     *
     * @param arrived candidates that have arrived, of this and of earlier rounds
     * @param next count of the next round, of which candidates may be there already
     */
    Progress closed(ClosingCause cause, TrainingOutcome outcome, int arrived, RoundCounts next) {
        ProgressEdit edit =
                new ProgressEdit(this)
                        .proposed(arrived)
                        .finished(outcome.finishReason())
                        .failure(
                                outcome.finishReason()
                                        .filter(FinishReason.FAILED::equals)
                                        .map(reason -> nothingMeasured(outcome)))
                        .retryRequested(false)
                        .referencePoint(outcome.referencePoint())
                        .hypervolume(OptionalDouble.of(outcome.hypervolume()));
        if (!cause.isAgain()) {
            edit.stagnantRounds(outcome.stagnantRounds());
        }
        if (outcome.finishReason().isEmpty()) {
            edit.round(round + 1).counts(next);
        }
        return edit.done();
    }

    /**
     * After its round was closed, with what came meanwhile: results, and what commands decide.
     *
     * @param meanwhile progress as it is now
     * @param next candidates of the open round
     */
    public Progress with(
            Progress meanwhile, List<TrackedCandidate> next, List<Objective> objectives, long now) {
        ProgressEdit edit =
                new ProgressEdit(this)
                        .paused(meanwhile.paused())
                        .stopRequested(meanwhile.stopRequested())
                        .budget(meanwhile.budget())
                        .addedPools(meanwhile.addedPools());
        meanwhile.lastError().ifPresent(edit::lastError);
        if (finished.isEmpty()) {
            edit.counts(RoundCounts.of(round, next, objectives, now));
        }
        return edit.done();
    }

    private Failure nothingMeasured(TrainingOutcome outcome) {
        return new Failure(
                Failure.Step.MEASURE,
                "none of the %d candidates so far could be measured%s"
                        .formatted(
                                outcome.evaluations(),
                                lastError
                                        .map(error -> "; the last failed with: " + error)
                                        .orElse("")));
    }
}
