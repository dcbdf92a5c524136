package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.dataset.Dataset;
import dev.linas.evaluator.dataset.DatasetSource;
import dev.linas.evaluator.dataset.Subset;
import dev.linas.supernet.CalibrationImages;
import dev.linas.supernet.quantization.CalibrationBatch;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Images that sub-networks are calibrated on, read once per resolution. Thread-safe. */
final class CalibrationSource {
    /** A batch's images hold this many numbers at most, so that its activations fit into memory. */
    private static final int NUMBERS_PER_BATCH = 1 << 23;

    private static final int LEAST_IMAGES = 2;

    private final DatasetSource source;
    private final int most;
    private final Map<Integer, Pixels> byResolution = new ConcurrentHashMap<>();

    /**
     * @param most how many images are used, at least 2
     */
    CalibrationSource(DatasetSource source, int most) {
        this.source = source;
        this.most = most;
    }

    private record Pixels(
            CalibrationImages forStatistics, List<CalibrationBatch> forQuantization) {}

    /** For batch-norm statistics. */
    CalibrationImages images(int resolution) {
        return byResolution.computeIfAbsent(resolution, this::read).forStatistics();
    }

    /** For ranges of activations. */
    List<CalibrationBatch> batches(int resolution) {
        return byResolution.computeIfAbsent(resolution, this::read).forQuantization();
    }

    private Pixels read(int resolution) {
        Dataset dataset = source.at(resolution);
        int[] chosen = Subset.of(dataset, Math.min(1, (double) most / dataset.size()));
        FloatBuffer pixels = FloatBuffer.allocate(chosen.length * dataset.numbersPerImage());
        for (int index : chosen) {
            dataset.read(index, pixels);
        }
        int batch = Math.max(LEAST_IMAGES, NUMBERS_PER_BATCH / dataset.numbersPerImage());
        return new Pixels(
                CalibrationImages.of(pixels.array(), dataset.channels(), resolution, batch),
                List.of(
                        CalibrationBatch.of(
                                pixels.array(),
                                (long) chosen.length,
                                (long) dataset.channels(),
                                (long) resolution,
                                (long) resolution)));
    }
}
