package dev.linas.benchmarks.scale;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.SearchSpecBuilder;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.EvaluatorApp;
import dev.linas.evaluator.EvaluatorConfig;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.proposer.ProposerApp;
import dev.linas.proposer.ProposerConfig;
import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Service;
import dev.linas.runtime.streams.StreamsApp;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.stream.RecordWriter;
import dev.linas.trainer.TrainerApp;
import dev.linas.trainer.TrainerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Broker, registry and all apps in this process, one stream thread each, exactly-once as always,
 * with one pool of {@link SleepingMeter}s. Not thread-safe.
 */
final class BenchStream implements AutoCloseable {
    /** The pool that measures. */
    static final String POOL = "sleeping";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final SearchSpace space =
            BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
    private final Connection connection;

    private BenchStream(Path folder) {
        LocalStack stack = LocalStack.start(LocalSettings.in(folder.resolve("data")));
        open.push(stack);
        connection = new Connection(stack.bootstrap(), stack.registryUrl());
    }

    /**
     * Starts everything and waits until the apps take part.
     *
     * @param folder where all state goes; must not exist
     * @param meter what the workers measure with
     */
    static BenchStream start(Path folder, SleepingMeter meter, int workers)
            throws InterruptedException {
        BenchStream stream = new BenchStream(folder);
        try {
            stream.startApps(folder.resolve("streams"), meter, workers);
            return stream;
        } catch (RuntimeException | InterruptedException e) {
            stream.close();
            throw e;
        }
    }

    private void startApps(Path state, SleepingMeter meter, int workers)
            throws InterruptedException {
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            provisioner.provision(Topics.fixed());
            provisioner.provisionPool(POOL);
        }
        StreamsApp proposer = ProposerApp.prepare(new ProposerConfig(connection, state, 1));
        StreamsApp trainer = TrainerApp.prepare(new TrainerConfig(connection, state, 1));
        EvaluatorApp evaluator =
                EvaluatorApp.prepare(
                        new EvaluatorConfig(
                                connection,
                                new PoolSettings(
                                        POOL,
                                        meter,
                                        workers,
                                        Optional.empty(),
                                        Duration.ofSeconds(5)),
                                space,
                                "bench",
                                new EvaluatorConfig.Role.Full(),
                                state));
        for (Service app : List.of(proposer, trainer, evaluator)) {
            open.push(app);
            app.start();
        }
        proposer.awaitRunning(PATIENCE);
        trainer.awaitRunning(PATIENCE);
    }

    /** Where broker and registry are. */
    Connection connection() {
        return connection;
    }

    /**
     * A search whose rounds cost next to nothing to fit and to propose: random candidates, ridge.
     *
     * @param pool pool that measures both objectives
     */
    SearchSpecBuilder search(String id, String pool) {
        return SearchSpec.of(
                        id,
                        space,
                        List.of(
                                objective("top1", pool, Goal.MAXIMIZE),
                                objective("latency_ms", pool, Goal.MINIMIZE)))
                .tactic("random")
                .predictor("ridge");
    }

    /** Starts a search. */
    void begin(SearchSpec spec) {
        begin(List.of(spec));
    }

    /** Starts searches. */
    void begin(List<SearchSpec> specs) {
        begin(connection, specs, Instant.now());
    }

    /** Writes the records that start searches. */
    static void begin(Connection connection, List<SearchSpec> specs, Instant createdAt) {
        Map<String, Search> records = new LinkedHashMap<>();
        for (SearchSpec spec : specs) {
            records.put(
                    spec.id(),
                    SearchMapper.toRecord(
                            spec,
                            Optional.empty(),
                            1.0,
                            Map.of(),
                            createdAt,
                            CodeVersion.current()));
        }
        new RecordWriter(connection).writeAll(Topics.SEARCHES, records);
    }

    /**
     * Waits until the meters have answered so often.
     *
     * @throws UserError if nothing was measured for {@link #PATIENCE}
     */
    static void await(SleepingMeter meter, int answers) throws InterruptedException {
        int before = -1;
        long quiet = System.nanoTime();
        while (true) {
            int now = meter.answers();
            if (now >= answers) {
                return;
            }
            if (now != before) {
                before = now;
                quiet = System.nanoTime();
            } else if (System.nanoTime() - quiet > PATIENCE.toNanos()) {
                throw new UserError(
                        "nothing was measured for %d s; %d of %d are"
                                .formatted(PATIENCE.toSeconds(), now, answers));
            }
            Thread.sleep(100);
        }
    }

    private static Objective objective(String metric, String pool, Goal goal) {
        return new Objective(metric, pool, goal, OptionalDouble.empty());
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
