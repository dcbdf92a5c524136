package dev.linas.tasks.dataset;

/**
 * A dataset that cannot be used; the message names the file, the tensor or image, and the remedy.
 */
public final class InvalidDatasetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidDatasetException(String message) {
        super(message);
    }

    public InvalidDatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
