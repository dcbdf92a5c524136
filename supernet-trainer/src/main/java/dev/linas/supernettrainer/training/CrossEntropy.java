package dev.linas.supernettrainer.training;

import ai.djl.ndarray.NDArray;

/** Mean cross-entropy of logits, in nats. */
final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * Against labels.
     *
     * @param logits [images, classes]
     * @param labels [images], int64
     */
    static NDArray hard(NDArray logits, NDArray labels) {
        return soft(logits, labels.oneHot((int) logits.getShape().get(1)));
    }

    /**
     * Against probabilities.
     *
     * @param logits [images, classes]
     * @param targets of the same shape, rows summing to 1
     */
    static NDArray soft(NDArray logits, NDArray targets) {
        return logits.logSoftmax(1).mul(targets).sum(new int[] {1}).mean().neg();
    }
}
