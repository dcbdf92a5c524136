package dev.linas.evaluator.meter.onnx;

import dev.linas.core.config.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The examples of an {@code onnx} meter, and how many of them count.
 *
 * @param dataset labelled examples that the network is scored on
 * @param fraction part of the dataset that is used, above 0, at most 1
 * @param calibration examples that batch-norm statistics are measured on; empty to keep those of
 *     the super-network
 * @param calibrationExamples how many of them at most; at least 2
 */
public record ExampleSource(
        Optional<Path> dataset,
        double fraction,
        Optional<Path> calibration,
        int calibrationExamples) {
    private static final String EXAMPLES = "calibration_examples";

    /** The name of {@link #EXAMPLES} when images were all that networks were calibrated on. */
    private static final String FORMER_EXAMPLES = "calibration_images";

    static final List<String> KEYS =
            List.of("dataset", "fraction", "calibration", EXAMPLES, FORMER_EXAMPLES);

    private static final int DEFAULT_CALIBRATION_EXAMPLES = 256;

    static ExampleSource parse(Section section) {
        return new ExampleSource(
                section.file("dataset"),
                section.fraction("fraction").orElse(1),
                section.file("calibration"),
                section.integer(section.renamed(EXAMPLES, FORMER_EXAMPLES), 2)
                        .orElse(DEFAULT_CALIBRATION_EXAMPLES));
    }
}
