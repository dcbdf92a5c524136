package dev.linas.evaluator;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.device.Device;
import dev.linas.device.DeviceLock;
import dev.linas.evaluator.EvaluatorConfig.Role;
import dev.linas.evaluator.fleet.FleetReader;
import dev.linas.evaluator.fleet.HeartbeatSender;
import dev.linas.evaluator.fleet.PoolBacklog;
import dev.linas.evaluator.mapping.MeasurementMapper;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.pool.EvaluatorInstance;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.evaluator.router.RouterTopology;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.evaluator.worker.Activity;
import dev.linas.evaluator.worker.WorkerPool;
import dev.linas.runtime.app.BackgroundTask;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Health;
import dev.linas.runtime.service.Service;
import dev.linas.runtime.streams.StreamsApp;
import dev.linas.runtime.streams.StreamsSettings;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.topics.Topics;
import dev.linas.tasks.dataset.Preparation;
import dev.linas.tasks.settings.InvalidPoolException;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One evaluator instance of one pool: router, workers, heart-beats, or the parts that its role asks
 * for. Thread-safe.
 */
public final class EvaluatorApp implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(EvaluatorApp.class);
    private static final Duration PRODUCER_CLOSE = Duration.ofSeconds(5);

    private final EvaluatorConfig config;
    private final MeterDescription meter;
    private final Producer<byte[], byte[]> producer;
    private final Optional<StreamsApp> router;
    private final PoolBacklog backlog;
    private final Optional<WorkerPool> workers;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Instant startedAt = Instant.now();
    private volatile Optional<HeartbeatSender> heartbeat = Optional.empty();

    private EvaluatorApp(
            EvaluatorConfig config,
            MeterDescription meter,
            List<Meter> meters,
            Device device,
            Producer<byte[], byte[]> producer) {
        this.config = config;
        this.meter = meter;
        this.producer = producer;
        PoolIdentity identity =
                new PoolIdentity(
                        config.pool().pool(), config.space(), meter.metrics(), meter.fingerprint());
        this.backlog = new PoolBacklog(config.connection(), config.pool().pool());
        this.router =
                config.role() instanceof Role.WorkerOnly
                        ? Optional.empty()
                        : Optional.of(router(config, identity, device));
        this.workers =
                config.role() instanceof Role.RouterOnly
                        ? Optional.empty()
                        : Optional.of(
                                new WorkerPool(
                                        identity,
                                        config.connection(),
                                        mapper(config, meter, device),
                                        producer,
                                        meters));
    }

    /**
     * Prepares an instance: reads its data, checks that it measures as the living instances of its
     * pool do, and opens its meters. The topics, the share group and the subjects of the pool must
     * exist ({@code Provisioner.provision(Topics.fixed())}, {@code
     * Provisioner.provisionPool(pool)}).
     *
     * @throws UserError if the pool's settings or files cannot be used, or a living instance of the
     *     pool measures something else
     * @throws org.apache.kafka.common.KafkaException if the broker or the registry does not answer
     */
    public static EvaluatorApp prepare(EvaluatorConfig config) throws InterruptedException {
        BackgroundTask<Collection<EvaluatorInstance>> fleet =
                BackgroundTask.start("read-fleet", () -> FleetReader.read(config.connection()));
        Device device = Device.current();
        if (config.role() instanceof Role.RouterOnly only) {
            MeterDescription elsewhere =
                    new MeterDescription(
                            config.pool().meter().metricNames(),
                            Map.of(),
                            only.fingerprint(),
                            Optional.empty());
            checkPeers(config, fleet.join(), only.fingerprint());
            return assemble(config, elsewhere, List.of(), device);
        }
        try {
            MeterSource source =
                    Meters.load(
                            config.pool(),
                            config.space(),
                            Preparation.logged(EvaluatorConfig.datasets(config.stateDir())));
            checkPeers(config, fleet.join(), source.description().fingerprint());
            source.description().device().ifPresent(EvaluatorApp::checkLock);
            return assemble(
                    config, source.description(), open(source, config.pool().workers()), device);
        } catch (InvalidPoolException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** A device that this user cannot lock is told of at the start, not for every candidate. */
    private static void checkLock(String device) {
        try {
            DeviceLock.check(device);
        } catch (UncheckedIOException e) {
            throw new UserError(e.getMessage(), e);
        }
    }

    /** Takes over the meters, also if it fails. */
    private static EvaluatorApp assemble(
            EvaluatorConfig config, MeterDescription meter, List<Meter> meters, Device device) {
        Optional<Producer<byte[], byte[]>> producer = Optional.empty();
        try {
            producer = Optional.of(producer(config));
            return new EvaluatorApp(config, meter, meters, device, producer.get());
        } catch (RuntimeException e) {
            meters.forEach(Meter::close);
            producer.ifPresent(opened -> opened.close(Duration.ZERO));
            throw e;
        }
    }

    private static List<Meter> open(MeterSource source, int count) {
        List<Meter> meters = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                meters.add(source.open());
            }
            return meters;
        } catch (RuntimeException e) {
            meters.forEach(Meter::close);
            throw e;
        }
    }

    private static void checkPeers(
            EvaluatorConfig config, Collection<EvaluatorInstance> fleet, String fingerprint) {
        String pool = config.pool().pool();
        Optional<EvaluatorInstance> conflict =
                EvaluatorInstance.conflicting(
                        fleet, pool, config.instance(), fingerprint, Instant.now());
        if (conflict.isPresent()) {
            throw new UserError(
                    ("pool %s: instance %s has meter fingerprint %s, but the running instance %s"
                         + " has %s; use the same settings and data, stop the other one, or give"
                         + " this pool another name")
                            .formatted(
                                    pool,
                                    config.instance(),
                                    fingerprint,
                                    conflict.get().instance(),
                                    conflict.get().fingerprint()));
        }
    }

    /** Fingerprint of the meters: what their values depend on. */
    public String fingerprint() {
        return meter.fingerprint();
    }

    private static StreamsApp router(EvaluatorConfig config, PoolIdentity identity, Device device) {
        return new StreamsApp(
                new StreamsSettings(
                        RouterTopology.applicationId(identity.pool()),
                        config.connection(),
                        config.stateDir(),
                        1),
                new RouterTopology(
                        identity, config.instance(), device, config.connection().serdes()));
    }

    private static MeasurementMapper mapper(
            EvaluatorConfig config, MeterDescription meter, Device device) {
        return new MeasurementMapper(
                config.pool().pool(), config.instance(), meter.fingerprint(), device);
    }

    private static Producer<byte[], byte[]> producer(EvaluatorConfig config) {
        Map<String, Object> properties = config.connection().kafkaProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new KafkaProducer<>(
                properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Gives up; an input that has changed is for the user to mend. */
    private void giveUp(Throwable cause) {
        failure.complete(
                cause instanceof ChangedInputException changed
                        ? new UserError(changed.getMessage(), ExitCodes.FAILURE, changed)
                        : cause);
    }

    @Override
    public String name() {
        return "evaluator " + config.pool().pool() + "/" + config.instance();
    }

    @Override
    public void start() {
        LOG.info("starting {}: meter fingerprint {}", name(), meter.fingerprint());
        router.ifPresent(
                app -> {
                    var unused = app.failure().thenAccept(failure::complete);
                    app.start();
                });
        workers.ifPresent(
                pool -> {
                    var unused = pool.failure().thenAccept(cause -> giveUp((Throwable) cause));
                    pool.start();
                    heartbeat = Optional.of(beat(pool));
                });
    }

    private HeartbeatSender beat(WorkerPool pool) {
        PoolSettings settings = config.pool();
        return HeartbeatSender.start(
                settings.pool(),
                config.instance(),
                settings.heartbeat(),
                () -> status(pool),
                producer,
                config.connection().serdes());
    }

    private EvaluatorStatus status(WorkerPool pool) {
        return EvaluatorStatus.newBuilder()
                .setPool(config.pool().pool())
                .setInstance(config.instance())
                .setSpaceDigest(config.space().digest())
                .setMetrics(meter.metrics())
                .setUnavailable(meter.unavailable())
                .setMeterFingerprint(meter.fingerprint())
                .setDevice(
                        MeasurementMapper.with(
                                MeasurementMapper.facts(Device.current()), pool.activity().facts()))
                .setWorkers(pool.size())
                .setBusyWith(pool.activity().busyWith())
                .setMeasured(pool.activity().measured())
                .setStartedAt(startedAt)
                .setLastSeen(Instant.now())
                .setHeartbeatMillis(config.pool().heartbeat().toMillis())
                .build();
    }

    @Override
    public Health health() {
        Health routing = router.map(StreamsApp::health).orElse(Health.ready());
        return routing.isReady() ? workers.map(WorkerPool::health).orElse(routing) : routing;
    }

    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        router.ifPresent(
                app -> {
                    app.bindTo(registry);
                    backlog.bindTo(registry);
                });
        workers.ifPresent(
                pool -> {
                    Gauge.builder("linas.evaluator.busy", () -> pool.activity().busyWith().size())
                            .description("Workers that measure now")
                            .tag("pool", config.pool().pool())
                            .register(registry);
                    FunctionCounter.builder(
                                    "linas.evaluator.measured", pool.activity(), Activity::measured)
                            .description("Candidates measured since the start")
                            .tag("pool", config.pool().pool())
                            .register(registry);
                    DeadLetters.publish(
                            registry,
                            Topics.workGroup(config.pool().pool()),
                            pool,
                            WorkerPool::deadLetters);
                });
    }

    /** Finishes or gives back what is measured now, says good-bye to the others, and ends. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        workers.ifPresent(WorkerPool::close);
        heartbeat.ifPresent(HeartbeatSender::close);
        router.ifPresent(StreamsApp::close);
        backlog.close();
        producer.close(PRODUCER_CLOSE);
        LOG.info("closed {}", name());
    }
}
