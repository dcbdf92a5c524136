package dev.linas.supernet.inference;

/** A model that ONNX Runtime cannot load or run; the message says what it was and why. */
public final class InferenceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InferenceException(String message) {
        super(message);
    }

    public InferenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
