package dev.linas.evaluator.meter.onnx;

import dev.linas.core.config.Section;
import java.util.List;
import java.util.OptionalInt;

/**
 * How sub-networks are computed.
 *
 * @param provider what executes the operators, as named in the settings
 * @param precision what sub-networks compute with
 * @param resolution size of the inputs, which for images is height and width in pixels; empty for
 *     the network's own
 */
public record Execution(String provider, String precision, OptionalInt resolution) {
    static final List<String> KEYS = List.of("provider", "precision", "resolution");

    /** Whether sub-networks compute with 8-bit integers. */
    boolean isQuantized() {
        return precision.equals(Precision.INT8.label());
    }

    static Execution parse(Section section) {
        return new Execution(
                section.text("provider").orElse("cpu"),
                section.choice("precision", Precision.labels()),
                section.integer("resolution", 1));
    }
}
