package dev.linas.trainer.round;

/** Why a search ends, in the order in which they are tried. */
public enum FinishReason {
    /** Its user stopped it. */
    STOPPED,
    /** A step of it could not be done, or nothing that was proposed could be measured. */
    FAILED,
    /** Every sub-network was proposed, and none may be tried again. */
    SPACE_EXHAUSTED,
    /** As many evaluations as allowed were proposed. */
    BUDGET,
    /** The hypervolume did not grow for as many rounds as the search allows. */
    STAGNATION
}
