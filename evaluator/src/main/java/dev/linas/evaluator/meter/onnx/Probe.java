package dev.linas.evaluator.meter.onnx;

import dev.linas.core.stats.PairedSamples;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.supernet.inference.InferenceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures some metrics of a model. Serves one meter, so it need not be thread-safe. */
interface Probe extends AutoCloseable {

    /**
     * Measures.
     *
     * @param model the sub-network; sessions come from it and are closed with it
     * @param metrics those wanted, all of this probe's kind
     * @return an outcome for each
     * @throws InferenceException if the model cannot be run
     * @throws dev.linas.tasks.dataset.InvalidDatasetException if the examples cannot be read
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

    /**
     * Measures models against each other, in turns.
     *
     * @param models at least one, the more important first
     * @return values of the first models, as many as the budget holds; empty if this probe's values
     *     do not differ from one measurement to the next
     * @throws InferenceException if a model cannot be run
     */
    default Optional<PairedSamples> compare(List<BuiltModel> models, Duration budget)
            throws InterruptedException {
        return Optional.empty();
    }

    /**
     * The facts that the latest measurement found beside its outcomes, for the user; text by name.
     */
    default Map<String, String> facts() {
        return Map.of();
    }

    /** Gives back what stays open between measurements; does nothing the second time. */
    @Override
    default void close() {}
}
