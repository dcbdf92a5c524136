package dev.linas.proposer.batch;

import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.Set;

/**
 * Chooses from the predicted sub-networks those that are measured next.
 *
 * <p>Implementations are stateless, thread-safe and draw no random numbers: the same arguments give
 * the same batch on every machine.
 */
@FunctionalInterface
public interface BatchSelection {
    /**
     * Chooses a batch.
     *
     * @param explored what the inner search predicted, each genome once; not changed
     * @param count sub-networks wanted, &ge; 0
     * @param barred canonical genomes that must not be chosen; not changed
     * @return {@code count} distinct members of {@code explored} outside {@code barred}, the most
     *     wanted first; all of them if there are fewer
     */
    List<Prediction> select(List<Prediction> explored, int count, Set<Genome> barred);
}
