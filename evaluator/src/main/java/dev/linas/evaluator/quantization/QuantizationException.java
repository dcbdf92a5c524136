package dev.linas.evaluator.quantization;

import java.io.Serial;

/** A model that cannot be quantised as asked; the message names the layer or tensor and why. */
public final class QuantizationException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    QuantizationException(String message) {
        super(message);
    }

    QuantizationException(String message, Throwable cause) {
        super(message, cause);
    }
}
