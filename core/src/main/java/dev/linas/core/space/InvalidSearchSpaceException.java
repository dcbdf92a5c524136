package dev.linas.core.space;

/** A search space that breaks a rule; the message names the space or file, the variable and the rule. */
public final class InvalidSearchSpaceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSearchSpaceException(String message) {
        super(message);
    }

    public InvalidSearchSpaceException(String message, Throwable cause) {
        super(message, cause);
    }
}
