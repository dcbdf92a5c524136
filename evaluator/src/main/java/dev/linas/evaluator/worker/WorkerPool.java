package dev.linas.evaluator.worker;

import dev.linas.evaluator.mapping.MeasurementMapper;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.deadletter.DeadLetterSink;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.runtime.service.Health;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import dev.linas.supernet.inference.NativeWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The workers of one evaluator instance, and as many more: while one reports and fetches, another
 * one measures with its meter. The additional ones hold a record that waits for a meter, which no
 * worker of another instance can have then; so they take work only while measuring is brisk. A
 * device that is measured alone has none.
 */
public final class WorkerPool implements AutoCloseable {
    /**
     * Longest wait for the measurement of a worker that is told to stop; then its candidate is
     * given back.
     */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration JOIN = Duration.ofSeconds(15);

    private final PoolIdentity pool;
    private final Connection connection;
    private final MeasurementMapper mapper;
    private final Producer<byte[], byte[]> producer;
    private final List<Meter> meters;
    private final MeterPool free;
    private final Activity activity = new Activity();
    private final List<WorkerLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<DeadLetters> letters = new ArrayList<>();
    private volatile NativeWork.Hold untilClosed = () -> {};

    /**
     * @param mapper writes measurements in the name of this instance
     * @param producer shared with the rest of the instance; not closed
     * @param meters at least one; closed with this pool
     */
    public WorkerPool(
            PoolIdentity pool,
            Connection connection,
            MeasurementMapper mapper,
            Producer<byte[], byte[]> producer,
            List<Meter> meters) {
        this.pool = pool;
        this.connection = connection;
        this.mapper = mapper;
        this.producer = producer;
        this.meters = List.copyOf(meters);
        this.free = new MeterPool(meters);
        for (int i = 0; i < meters.size() + additional(meters); i++) {
            String name = "linas-worker-" + pool.pool() + "-" + i;
            boolean always = i < meters.size();
            WorkerLoop loop =
                    new WorkerLoop(
                            name, this::openQueue, processor(), () -> always || activity.isBrisk());
            loops.add(loop);
            threads.add(new Thread(loop, name));
        }
    }

    /**
     * The additional workers of a pool; none for a device that must be idle while it is measured.
     */
    private static int additional(List<Meter> meters) {
        return meters.get(0).describe().device().isEmpty() ? meters.size() : 0;
    }

    private WorkProcessor processor() {
        WireSerdes serdes = connection.serdes();
        DeadLetters ofOne = new DeadLetters(Topics.workGroup(pool.pool()), serdes);
        letters.add(ofOne);
        return new WorkProcessor(
                pool,
                free,
                mapper,
                serdes.serde(Candidate.class).deserializer(),
                new Reporter(producer, serdes),
                new DeadLetterSink(ofOne, producer),
                activity,
                InstantSource.system());
    }

    private WorkQueue openQueue() {
        Map<String, Object> properties = connection.kafkaProperties();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, Topics.workGroup(pool.pool()));
        properties.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        properties.put(ConsumerConfig.SHARE_ACQUIRE_MODE_CONFIG, "record_limit");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        properties.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        return new WorkQueue(
                new KafkaShareConsumer<>(
                        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                Topics.work(pool.pool()).name());
    }

    /** Starts the workers and returns at once. */
    public void start() {
        untilClosed = NativeWork.ofProcess().hold(); // what is measured at a signal may be finished
        threads.forEach(Thread::start);
    }

    /** The activity of the workers. */
    public Activity activity() {
        return activity;
    }

    /** Number of workers, which is that of measurements at a time. */
    public int size() {
        return meters.size();
    }

    /** Number of dead letters that the workers have made. */
    public long deadLetters() {
        return letters.stream().mapToLong(DeadLetters::made).sum();
    }

    /** The state of the worker that does worst. */
    public Health health() {
        return loops.stream()
                .map(WorkerLoop::health)
                .filter(health -> !health.isReady())
                .findFirst()
                .orElse(Health.ready());
    }

    /** Completes when a worker has given up. */
    public CompletableFuture<Object> failure() {
        return CompletableFuture.anyOf(
                loops.stream().map(WorkerLoop::failure).toArray(CompletableFuture[]::new));
    }

    /** Stops the workers: each finishes what it measures within a grace, or gives it back. */
    @Override
    public void close() {
        loops.forEach(loop -> loop.stop(GRACE));
        free.stopLending();
        long deadline = System.nanoTime() + JOIN.toNanos();
        try {
            for (Thread thread : threads) {
                thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        meters.forEach(Meter::close);
        untilClosed.close();
    }
}
