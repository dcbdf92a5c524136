package dev.linas.evaluator.meter.onnx;

import dev.linas.evaluator.meter.MeterSite;
import dev.linas.tasks.DataRequest;
import dev.linas.tasks.TaskData;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens and verifies the data of a pool.
 *
 * @param network name of the network, for messages
 * @param task what the network is scored on; empty if it is scored on nothing
 * @param site where the data is used
 */
record OnnxData(String network, Optional<ChosenTask> task, MeterSite site) {

    /** Name of the task; empty if there is none. */
    Optional<String> taskName() {
        return task.map(chosen -> chosen.kind().name());
    }

    /**
     * Labelled examples.
     *
     * @param key key of the settings that names them
     * @throws InvalidPoolException naming the key, if they cannot be used
     */
    Optional<TaskData> labelled(String key, Optional<Path> path) {
        return path.map(named -> open(key, named, true));
    }

    /** Examples whose labels do not matter. */
    Optional<TaskData> unlabelled(String key, Optional<Path> path) {
        return path.map(named -> open(key, named, false));
    }

    private TaskData open(String key, Path path, boolean labelled) {
        DataRequest request = new DataRequest(site.pool(), key, path, labelled, site.preparation());
        return task.flatMap(chosen -> chosen.kind().open(chosen.task(), request))
                .orElseThrow(
                        () ->
                                new InvalidPoolException(
                                        site.pool(),
                                        ("%s: network %s is scored on no task that data could"
                                                        + " be of; expected no such key")
                                                .formatted(key, network)));
    }
}
