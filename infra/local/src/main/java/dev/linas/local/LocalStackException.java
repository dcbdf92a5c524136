package dev.linas.local;

/** Why the local infrastructure cannot start: the message is one sentence or two for the user, with the remedy. */
public final class LocalStackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LocalStackException(String message) {
        super(message);
    }

    public LocalStackException(String message, Throwable cause) {
        super(message, cause);
    }
}
