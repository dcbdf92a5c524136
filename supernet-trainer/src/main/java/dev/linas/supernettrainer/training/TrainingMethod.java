package dev.linas.supernettrainer.training;

import java.util.List;

/**
 * The way in which a network learns from one batch: which sub-networks see it, and the loss of
 * each. Stateless; all that a method remembers between batches lies in the weights, and all that
 * changes over a training follows from the epoch of the batch, so a run can be resumed from its
 * weights.
 */
public interface TrainingMethod {

    /** Name on the command line and in logs. */
    String name();

    /**
     * Names of the losses that {@link #accumulateGradients} returns, in order: columns of the log.
     */
    List<String> losses();

    /**
     * Adds the gradients of one batch to those of the weights.
     *
     * @return the losses, one per name of {@link #losses()}
     */
    double[] accumulateGradients(TrainingBatch batch);
}
