package dev.linas.log.record;

/** A log file that cannot be used; the message names the file, the place and the remedy. */
public final class InvalidLogException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidLogException(String message) {
        super(message);
    }

    public InvalidLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
