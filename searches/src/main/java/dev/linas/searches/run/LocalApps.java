package dev.linas.searches.run;

import dev.linas.evaluator.EvaluatorApp;
import dev.linas.evaluator.EvaluatorConfig;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.proposer.ProposerApp;
import dev.linas.proposer.ProposerConfig;
import dev.linas.runtime.app.AppRunner;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Service;
import dev.linas.searches.file.SearchFile;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import dev.linas.trainer.LostRounds;
import dev.linas.trainer.TrainerApp;
import dev.linas.trainer.TrainerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * All apps of the stream, in this process: proposer, predictor-trainer and one evaluator per pool
 * of a search file.
 */
public final class LocalApps {
    /**
     * Name of the evaluator instances: the same in every run, so that a restart takes over from
     * itself.
     */
    private static final String INSTANCE = "run";

    private static final int THREADS = 1;

    private final AppRunner runner;
    private final List<Service> services = new ArrayList<>();
    private final Map<String, String> fingerprints = new TreeMap<>();

    private LocalApps(AppRunner runner) {
        this.runner = runner;
    }

    /**
     * Reads the data of every pool, so that a mistake shows before anything is started.
     *
     * @param data the data folder, where it is remembered which images are good
     * @param notes hears what the user should know about the data
     * @throws UserError if a pool's files cannot be used
     */
    public static void check(SearchFile search, Path data, Consumer<String> notes) {
        Preparation preparation = new Preparation(Optional.of(datasets(data)), notes);
        try {
            search.pools()
                    .values()
                    .forEach(pool -> Meters.load(pool, search.spec().space(), preparation));
        } catch (InvalidPoolException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** Where it is remembered which images are good. */
    public static Path datasets(Path data) {
        return EvaluatorConfig.datasets(state(data));
    }

    private static Path state(Path data) {
        return data.resolve("streams");
    }

    /**
     * Opens every meter and prepares every app; the runner closes them.
     *
     * @throws UserError if a pool cannot be opened
     */
    public static LocalApps prepare(
            AppRunner runner, Connection connection, SearchFile search, Path data)
            throws InterruptedException {
        Path state = state(data);
        LocalApps apps = new LocalApps(runner);
        apps.add(ProposerApp.prepare(new ProposerConfig(connection, state, THREADS)));
        TrainerConfig trainer = new TrainerConfig(connection, state, THREADS);
        LostRounds.remake(trainer);
        apps.add(TrainerApp.prepare(trainer));
        for (PoolSettings pool : search.pools().values()) {
            EvaluatorApp evaluator =
                    EvaluatorApp.prepare(
                            new EvaluatorConfig(
                                    connection,
                                    pool,
                                    search.spec().space(),
                                    INSTANCE,
                                    new EvaluatorConfig.Role.Full(),
                                    state));
            apps.fingerprints.put(pool.pool(), evaluator.fingerprint());
            apps.add(evaluator);
        }
        return apps;
    }

    /** Fingerprints of the meters by pool. */
    public Map<String, String> fingerprints() {
        return fingerprints;
    }

    private void add(Service service) {
        services.add(runner.manage(service.name(), service));
    }

    /** Starts them all; returns without waiting until they are ready. */
    public void start() {
        services.forEach(runner::start);
        runner.started();
    }
}
