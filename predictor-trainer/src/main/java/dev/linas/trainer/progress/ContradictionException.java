package dev.linas.trainer.progress;

/** A record contradicts what is known of its search, or makes no sense by itself. */
public final class ContradictionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message which search and candidate, what is wrong, and what was expected
     */
    public ContradictionException(String message) {
        super(message);
    }
}
