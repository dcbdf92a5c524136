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
 * @param calibrationImages how many of them at most; at least 2
 */
public record ExampleSource(
        Optional<Path> dataset,
        double fraction,
        Optional<Path> calibration,
        int calibrationImages) {
    static final List<String> KEYS =
            List.of("dataset", "fraction", "calibration", "calibration_images");

    private static final int DEFAULT_CALIBRATION_IMAGES = 256;

    static ExampleSource parse(Section section) {
        return new ExampleSource(
                section.file("dataset"),
                section.fraction("fraction").orElse(1),
                section.file("calibration"),
                section.integer("calibration_images", 2).orElse(DEFAULT_CALIBRATION_IMAGES));
    }
}
