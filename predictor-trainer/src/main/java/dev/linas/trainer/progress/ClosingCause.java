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
    BUDGET_EXTENDED
}
