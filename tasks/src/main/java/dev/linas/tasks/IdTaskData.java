package dev.linas.tasks;

import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.tasks.dataset.InvalidDatasetException;
import dev.linas.tasks.settings.InvalidPoolException;
import java.util.function.Function;

/**
 * Examples for networks that read ids. They are checked against the network when their file is
 * opened. Thread-safe.
 */
public interface IdTaskData extends TaskData {

    /**
     * Opens and checks a file.
     *
     * @param reader reads the tensors; throws {@link InvalidDatasetException} if they do not fit
     * @throws InvalidPoolException naming the key, if the file cannot be used
     */
    static <D extends IdTaskData> D open(DataRequest request, Function<IdTensors, D> reader) {
        try {
            return reader.apply(IdTensors.read(request.path()));
        } catch (InvalidDatasetException e) {
            throw new InvalidPoolException(
                    request.pool(), request.key() + ": " + e.getMessage(), e);
        }
    }

    /** The ids were checked against the network's when the file was read. */
    @Override
    default void requireFit(NetworkPlan plan) {
        // nothing is left to check
    }

    @Override
    default CalibrationExamples calibration(NetworkPlan plan, int most) {
        throw new IllegalStateException("networks of this task are not calibrated");
    }
}
