package dev.linas.evaluator.meter.onnx;

import dev.linas.core.config.Section;
import java.util.List;

/**
 * How much runs at once.
 *
 * @param batch examples of one run; at least 1
 * @param threads threads of an operator; at least 1
 */
public record Workload(int batch, int threads) {
    static final List<String> KEYS = List.of("batch", "threads");

    /**
     * @param usual what is meant where a key is left out
     */
    static Workload parse(Section section, Workload usual) {
        return new Workload(
                section.integer("batch", 1).orElse(usual.batch),
                section.integer("threads", 1).orElse(usual.threads));
    }
}
