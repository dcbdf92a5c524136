package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.supernet.inference.InferenceException;
import java.util.List;
import java.util.Map;

/** Measures some metrics of a model. Serves one meter, so it need not be thread-safe. */
public interface Probe extends AutoCloseable {

    /**
     * Measures.
     *
     * @param model the sub-network; sessions come from it and are closed with it
     * @param metrics those wanted, all of this probe's kind
     * @return an outcome for each
     * @throws InferenceException if the model cannot be run
     * @throws dev.linas.evaluator.dataset.InvalidDatasetException if the images cannot be read
     */
    Map<String, MetricOutcome> measure(BuiltModel model, List<String> metrics)
            throws InterruptedException;

    /** What the latest measurement found out beside its outcomes, for the user; text by name. */
    default Map<String, String> facts() {
        return Map.of();
    }

    /** Gives back what stays open between measurements; does nothing the second time. */
    @Override
    default void close() {}
}
