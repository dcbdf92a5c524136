package dev.linas.tasks;

import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.quantization.CalibrationBatch;

/**
 * The same examples in the two forms that the kinds of calibration take.
 *
 * @param forStatistics statistics of batch normalisations are measured on them
 * @param forQuantization ranges of activations are observed on them
 */
public record CalibrationData(
        CalibrationExamples forStatistics, Iterable<CalibrationBatch> forQuantization) {}
