package dev.linas.trainer.progress;

import dev.linas.core.objective.Objective;
import java.util.List;
import java.util.OptionalLong;

/**
 * Count of one round's candidates.
 *
 * @param size candidates that the round has; 0 before the first arrives
 * @param arrived those that have arrived, 0..size
 * @param settled those of them whose every objective is measured or failed, 0..arrived
 * @param openedAt timestamp of the first that arrived, milliseconds since the epoch
 */
public record RoundCounts(int size, int arrived, int settled, OptionalLong openedAt) {
    /** Nothing has arrived. */
    public static final RoundCounts EMPTY = new RoundCounts(0, 0, 0, OptionalLong.empty());

    /**
     * Counts a round anew. Candidates that state another size than the first are left out: they
     * were refused when they arrived, if the round was open then.
     *
     * @param candidates of any rounds, by (round, index)
     * @param now taken for the arrival of the first candidate, if there is one
     */
    public static RoundCounts of(
            int round, List<TrackedCandidate> candidates, List<Objective> objectives, long now) {
        RoundCounts counts = EMPTY;
        for (TrackedCandidate candidate : candidates) {
            if (candidate.key().round() == round && counts.admits(candidate)) {
                counts = counts.withArrival(candidate, objectives, now);
            }
        }
        return counts;
    }

    private boolean admits(TrackedCandidate candidate) {
        return candidate.hasArrived() && (size == 0 || size == candidate.roundSize().getAsInt());
    }

    /**
     * The counts with one more candidate.
     *
     * @throws ContradictionException if it states another size of the round
     */
    RoundCounts withArrival(TrackedCandidate candidate, List<Objective> objectives, long now) {
        if (!admits(candidate)) {
            throw new ContradictionException(
                    "%s: states a round of %d candidates, but others stated %d"
                            .formatted(candidate.key(), candidate.roundSize().orElse(0), size));
        }
        return new RoundCounts(
                candidate.roundSize().orElseThrow(),
                arrived + 1,
                settled + (candidate.isSettled(objectives) ? 1 : 0),
                openedAt.isPresent() ? openedAt : OptionalLong.of(now));
    }

    RoundCounts withSettled() {
        return new RoundCounts(size, arrived, settled + 1, openedAt);
    }

    boolean isComplete() {
        return size > 0 && settled == size;
    }

    boolean meets(RoundPolicy policy, long now) {
        return openedAt.isPresent()
                && policy.deadlineMillis().isPresent()
                && now - openedAt.getAsLong() >= policy.deadlineMillis().getAsLong()
                && arrived == size
                && settled >= policy.quorumOf(size);
    }
}
