package dev.linas.trainer.progress;

/** How measuring one metric ended. */
public enum Outcome {
    MEASURED,
    /** It may work another time. */
    FAILED_TRANSIENT,
    /** It never will. */
    FAILED_PERMANENT
}
