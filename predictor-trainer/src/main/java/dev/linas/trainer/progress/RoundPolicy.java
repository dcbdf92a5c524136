package dev.linas.trainer.progress;

import java.util.OptionalLong;

/**
 * When a round may close although candidates are missing.
 *
 * @param deadlineMillis milliseconds from the arrival of its first candidate, &gt; 0; empty: never
 * @param quorum share of its candidates that must be measured or failed, &gt; 0, &le; 1
 */
public record RoundPolicy(OptionalLong deadlineMillis, double quorum) {
    /**
     * @throws ContradictionException if a value is out of its range
     */
    public RoundPolicy {
        if (deadlineMillis.orElse(1) <= 0) {
            throw new ContradictionException(
                    "deadline of a round is "
                            + deadlineMillis.getAsLong()
                            + " ms; expected more than 0");
        }
        if (!(quorum > 0 && quorum <= 1)) {
            throw new ContradictionException(
                    "quorum is " + quorum + "; expected a share above 0 and up to 1");
        }
    }

    /** Candidates of a round of the given size that must be settled. */
    int quorumOf(int size) {
        return (int) Math.ceil(quorum * size);
    }
}
