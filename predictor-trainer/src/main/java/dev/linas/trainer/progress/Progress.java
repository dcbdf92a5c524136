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
 * @param tally count of the open round
 * @param proposed candidates that had arrived when the last round closed, &ge; 0
 * @param budget budget in force, in evaluations; empty: no limit
 * @param addedPools pools added by command, in the order of the commands
 * @param paused whether closing rounds is withheld
 * @param stopRequested whether the search was told to stop
 * @param finished why it finished; empty while it goes on
 * @param referencePoint frozen reference point, in the objectives' own units
 * @param hypervolume after the last closed round; empty before the first closed
 * @param stagnantRounds rounds in a row without growth of the hypervolume, &ge; 0
 */
public record Progress(
        String searchId,
        int round,
        RoundCounts tally,
        int proposed,
        OptionalInt budget,
        List<UserCommand.AddedPool> addedPools,
        boolean paused,
        boolean stopRequested,
        Optional<FinishReason> finished,
        Optional<List<Double>> referencePoint,
        OptionalDouble hypervolume,
        int stagnantRounds) {
    public Progress {
        Objects.requireNonNull(searchId);
        Objects.requireNonNull(tally);
        addedPools = List.copyOf(addedPools);
        referencePoint = referencePoint.map(List::copyOf);
    }

    /**
     * Of a search that starts.
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
        if (!isOpen(candidate.place())) {
            return this;
        }
        return new ProgressEdit(this).tally(tally.withArrival(candidate, objectives, now)).done();
    }

    /** After the last missing result of a candidate arrived. */
    public Progress settled(CandidateKey place) {
        return isOpen(place) ? new ProgressEdit(this).tally(tally.withSettled()).done() : this;
    }

    private boolean isOpen(CandidateKey place) {
        return place.round() == round && finished.isEmpty();
    }

    /**
     * After an order.
     *
     * @throws ContradictionException if the order makes no sense for this search
     */
    public Progress obey(UserCommand order) {
        ProgressEdit edit = new ProgressEdit(this);
        if (order instanceof UserCommand.Pause) {
            return edit.paused(true).done();
        }
        if (order instanceof UserCommand.Resume) {
            return edit.paused(false).done();
        }
        if (order instanceof UserCommand.Stop) {
            return edit.stopRequested(true).done();
        }
        if (order instanceof UserCommand.ExtendBudget extend) {
            checkExtension(extend.budget());
            return edit.budget(OptionalInt.of(extend.budget())).done();
        }
        List<UserCommand.AddedPool> pools = new ArrayList<>(addedPools);
        pools.add(((UserCommand.AddPool) order).added());
        return edit.addedPools(pools).done();
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
        if (tally.isComplete()) {
            return Optional.of(ClosingCause.COMPLETE);
        }
        return tally.meets(policy, now) ? Optional.of(ClosingCause.DEADLINE) : Optional.empty();
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
                        .referencePoint(outcome.referencePoint())
                        .hypervolume(OptionalDouble.of(outcome.hypervolume()));
        if (cause != ClosingCause.BUDGET_EXTENDED) {
            edit.stagnantRounds(outcome.stagnantRounds());
        }
        if (outcome.finishReason().isEmpty()) {
            edit.round(round + 1).tally(next);
        }
        return edit.done();
    }
}
