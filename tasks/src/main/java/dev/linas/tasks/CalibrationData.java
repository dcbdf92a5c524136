package dev.linas.tasks;

import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.quantization.CalibrationBatch;
import java.util.List;

/**
 * The same examples, as either kind of calibration takes them.
 *
 * @param forStatistics statistics of batch normalisations are measured on them
 * @param forQuantization ranges of activations are observed on them
 */
public record CalibrationData(
        CalibrationExamples forStatistics, List<CalibrationBatch> forQuantization) {
    public CalibrationData {
        forQuantization = List.copyOf(forQuantization);
    }
}
