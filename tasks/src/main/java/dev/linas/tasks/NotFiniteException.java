package dev.linas.tasks;

/** A model puts out something that is no finite number. */
public final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what is no number, and what it is instead
     */
    public NotFiniteException(String what) {
        super("the model's output is no finite number: " + what);
    }
}
