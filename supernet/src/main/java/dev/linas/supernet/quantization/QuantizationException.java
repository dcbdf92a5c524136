package dev.linas.supernet.quantization;

import java.io.Serial;

/**
 * A model that cannot be quantised as asked, now or another time; the message names the layer or
 * tensor and why.
 */
public final class QuantizationException extends IllegalArgumentException {
    @Serial private static final long serialVersionUID = 1L;

    QuantizationException(String message) {
        super(message);
    }

    QuantizationException(String message, Throwable cause) {
        super(message, cause);
    }
}
