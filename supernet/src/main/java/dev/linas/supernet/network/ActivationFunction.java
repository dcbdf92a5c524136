package dev.linas.supernet.network;

import java.util.Locale;

/** The non-linearity of a layer. */
public enum ActivationFunction {
    /** {@code max(0, x)}. */
    RELU,
    /** {@code x * min(6, max(0, x + 3)) / 6} (MobileNetV3, section 5.2). */
    H_SWISH;

    /** The name in network files: {@code relu} or {@code h_swish}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
