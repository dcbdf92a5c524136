package dev.linas.evaluator.meter.onnx;

/** One run of a model, done again and again while it is timed; closed before the model. */
interface TimedRun extends AutoCloseable {

    /**
     * Runs the model.
     *
     * @throws dev.linas.supernet.inference.InferenceException if it cannot be run
     */
    void once();

    @Override
    void close();
}
