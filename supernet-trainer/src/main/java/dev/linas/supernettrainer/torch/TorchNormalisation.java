package dev.linas.supernettrainer.torch;

import ai.djl.ndarray.NDArray;

/** Where batch normalisations take their moments from. */
public interface TorchNormalisation {

    /**
     * Normalises, scales and shifts.
     *
     * @param input [images, channels, height, width]
     * @param prefix of the normalisation's tensors, e.g. {@code blocks.3.expand.bn}
     * @param scale one per channel
     * @param shift one per channel
     */
    NDArray apply(NDArray input, String prefix, NDArray scale, NDArray shift);
}
