package dev.linas.evaluator.settings;

/** A pool whose settings or files cannot be used; the message names the pool, what, and the remedy. */
public final class InvalidPoolException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidPoolException(String pool, String message) {
        super("pool " + pool + ": " + message);
    }

    public InvalidPoolException(String pool, String message, Throwable cause) {
        super("pool " + pool + ": " + message, cause);
    }
}
