package dev.linas.trainer;

import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.streams.StreamsApp;
import dev.linas.trainer.stream.TrainerTopology;

/** The predictor-trainer as a service. */
public final class TrainerApp {
    private TrainerApp() {}

    /**
     * Prepares a trainer without starting it. The topics and subjects must exist ({@code
     * Provisioner.provision(Topics.fixed())}).
     */
    public static StreamsApp prepare(TrainerConfig config) {
        return new StreamsApp(
                config.streams(),
                new TrainerTopology(config.connection().serdes(), CodeVersion.current()));
    }
}
