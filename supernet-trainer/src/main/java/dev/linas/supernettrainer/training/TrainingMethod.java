package dev.linas.supernettrainer.training;

import java.util.List;

/**
 * How one batch teaches a network: which sub-networks see it and what they are asked for. Stateless; all that a method
 * remembers between batches lies in the weights, so a run can be resumed from them.
 */
public interface TrainingMethod {

    /** Name on the command line and in logs. */
    String name();

    /** Names of the losses that {@link #teach} returns, in order: columns of the log. */
    List<String> losses();

    /**
     * Adds the gradients of one batch to those of the weights.
     *
     * @return the losses, one per name of {@link #losses()}
     */
    double[] teach(TrainingBatch lesson);
}
