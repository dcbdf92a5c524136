package dev.linas.trainer.progress;

/** Why a round closes. */
public enum ClosingCause {
    /** Every candidate is measured or failed. */
    COMPLETE,
    /** The deadline has passed, and the quorum is met. */
    DEADLINE,
    /** By command. */
    STOP,
    /** A search that its budget had ended goes on. */
    BUDGET_EXTENDED,
    /** It could not be closed, or the next one could not be proposed: the search ends. */
    FAILURE,
    /** A search that had failed goes on. */
    RETRY;

    /** Whether the round was closed before, so that it is only told again. */
    boolean isAgain() {
        return this == BUDGET_EXTENDED || this == RETRY;
    }
}
