package dev.linas.tasks;

import dev.linas.tasks.dataset.InvalidDatasetException;
import java.util.List;
import java.util.Map;

/** Scores sub-networks of one meter, one after the other. Need not be thread-safe. */
public interface TaskScorer {

    /**
     * Scores a sub-network.
     *
     * @param model the sub-network
     * @param metrics those wanted, all of the task's kind
     * @return a value for each
     * @throws NotFiniteException if the model puts out something else than finite numbers
     * @throws InvalidDatasetException if the examples cannot be read
     */
    Map<String, Double> score(ScoredModel model, List<String> metrics) throws InterruptedException;
}
