package dev.linas.trainer;

import dev.linas.runtime.app.StreamsAppOptions;
import dev.linas.runtime.streams.StreamsApp;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code linas trainer}. */
@Command(
        name = "trainer",
        description = {
            "Fits the predictors of all searches and closes their rounds until it is stopped.",
            "Several trainers share the searches; each needs a state folder of its own."
        },
        footer = {
            "",
            "Examples:",
            "  linas trainer",
            "  linas trainer --bootstrap host:9092 --registry http://host:8081 --admin-port 9402"
        })
public final class TrainerCommand implements Callable<Integer> {
    @Mixin private StreamsAppOptions app;

    @Override
    public Integer call() throws InterruptedException {
        return app.run("trainer", TrainerConfig::new, TrainerCommand::prepare);
    }

    private static StreamsApp prepare(TrainerConfig config) throws InterruptedException {
        LostRounds.remake(config);
        return TrainerApp.prepare(config);
    }

    /**
     * The validated configuration; {@link dev.linas.runtime.error.UserError} if it cannot be used.
     */
    TrainerConfig config() {
        return app.configure(TrainerConfig::new);
    }
}
