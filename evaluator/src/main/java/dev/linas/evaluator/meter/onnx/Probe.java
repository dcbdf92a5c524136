package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.supernet.inference.InferenceException;
import java.util.List;
import java.util.Map;

/** Measures some metrics of a model. Serves one meter, so it need not be thread-safe. */
interface Probe extends AutoCloseable {

    /**
     * Measures.
     *
     * @param model the sub-network; sessions come from it and are closed with it
     * @param metrics those wanted, all of this probe's kind
     * @return an outcome for each
     * @throws InferenceException if the model cannot be run
     * @throws dev.linas.evaluator.dataset.InvalidDatasetException if the examples cannot be read
     */
    Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException;

    /**
     * Prepares for a candidate that this probe is to measure, before its model is built.
     *
     * @param builder builds models of other sub-networks
     * @throws InferenceException if a model that it needs cannot be run
     */
    default void beforeCandidate(ModelBuilder builder) throws InterruptedException {}

    /** What the latest measurement found out beside its outcomes, for the user; text by name. */
    default Map<String, String> facts() {
        return Map.of();
    }

    /** Gives back what stays open between measurements; does nothing the second time. */
    @Override
    default void close() {}
}
