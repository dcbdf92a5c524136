package dev.linas.supernet.tensor;

/** Weights that cannot be used; the message names the file, the tensor and the remedy. */
public final class InvalidWeightsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidWeightsException(String message) {
        super(message);
    }

    public InvalidWeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
