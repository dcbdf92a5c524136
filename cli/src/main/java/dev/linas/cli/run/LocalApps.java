package dev.linas.cli.run;

import dev.linas.cli.searchfile.SearchFile;
import dev.linas.evaluator.EvaluatorApp;
import dev.linas.evaluator.EvaluatorConfig;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.proposer.ProposerApp;
import dev.linas.proposer.ProposerConfig;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.config.Connection;
import dev.linas.trainer.TrainerApp;
import dev.linas.trainer.TrainerConfig;
import java.nio.file.Path;

/** All apps of the stream, in this process. */
final class LocalApps {
    /** Name of the evaluator instances: the same in every run, so that a restart takes over from itself. */
    private static final String INSTANCE = "run";

    private static final int THREADS = 1;

    private LocalApps() {}

    /**
     * Starts proposer, predictor-trainer and one evaluator per pool of the search file; returns
     * without waiting until they are ready.
     *
     * @throws dev.linas.runtime.error.UserError if a pool cannot be opened
     */
    static void start(AppRunner runner, Connection connection, SearchFile search, Path data) {
        Path state = data.resolve("streams");
        runner.start(ProposerApp.prepare(new ProposerConfig(connection, state, THREADS)));
        runner.start(TrainerApp.prepare(new TrainerConfig(connection, state, THREADS)));
        for (PoolSettings pool : search.pools().values()) {
            runner.start(
                    EvaluatorApp.prepare(
                            new EvaluatorConfig(
                                    connection,
                                    pool,
                                    search.spec().space(),
                                    INSTANCE,
                                    new EvaluatorConfig.Role.Full(),
                                    state)));
        }
        runner.started();
    }
}
