package dev.linas.trainer;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.streams.StreamsSettings;
import dev.linas.trainer.stream.TrainerTopology;
import java.nio.file.Path;

/**
 * The settings with which the predictor-trainer is started.
 *
 * @param connection broker and registry
 * @param stateDir folder of its stores; no two processes may share one
 * @param threads number of stream threads, 1 to 64; more than the topics have partitions stay idle
 */
public record TrainerConfig(Connection connection, Path stateDir, int threads) {
    /** Name of the consumer group: every trainer of a site shares the searches. */
    public static final String APPLICATION_ID = TrainerTopology.APPLICATION_ID;

    /**
     * @throws dev.linas.runtime.error.InvalidSetting if the number of threads cannot be used
     */
    public TrainerConfig {
        new StreamsSettings(APPLICATION_ID, connection, stateDir, threads);
    }

    /** The settings of its stream threads. */
    public StreamsSettings streams() {
        return new StreamsSettings(APPLICATION_ID, connection, stateDir, threads);
    }
}
