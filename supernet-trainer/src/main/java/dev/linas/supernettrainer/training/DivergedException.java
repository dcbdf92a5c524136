package dev.linas.supernettrainer.training;

/** A training whose loss is no number any more; the message says where and what to change. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DivergedException(String message) {
        super(message);
    }
}
