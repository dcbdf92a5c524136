package dev.linas.evaluator.meter.onnx;

/** A model puts out something that is no finite number. */
final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotFiniteException(String what) {
        super("the model's output is no finite number: " + what);
    }
}
