package dev.linas.proposer.batch;

import dev.linas.proposer.inner.Prediction;
import java.util.List;

/**
 * Chooses from the predicted sub-networks those that are measured next.
 *
 * <p>Implementations are stateless and thread-safe: the same request gives the same batch on every
 * machine.
 */
@FunctionalInterface
public interface BatchSelection {
    /**
     * Chooses a batch.
     *
     * @return {@code count} distinct members of {@code explored} outside {@code barred}, the most
     *     wanted first; all of them if there are fewer
     */
    List<Prediction> select(BatchRequest request);
}
