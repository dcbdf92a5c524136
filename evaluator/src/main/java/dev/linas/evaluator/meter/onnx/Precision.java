package dev.linas.evaluator.meter.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The numbers that a sub-network computes with. */
enum Precision {
    /** 32-bit floats. */
    FP32,
    /** 8-bit integers, statically quantised. */
    INT8;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Precision::label).toList();
    }

    static Precision named(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
