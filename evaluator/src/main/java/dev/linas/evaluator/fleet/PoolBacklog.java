package dev.linas.evaluator.fleet;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.topic.ShareLag;
import dev.linas.schemas.topics.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much work waits for a pool, and how many consumers take it, as metrics. The broker is asked
 * when somebody reads them, and never otherwise: without scrapes it costs nothing. Thread-safe.
 */
public final class PoolBacklog implements AutoCloseable {
    /** Name of the metric of what waits; {@code linas_work_lag_candidates} in Prometheus. */
    public static final String LAG = "linas.work.lag";

    /** Name of the metric of who takes it; {@code linas_work_consumers} in Prometheus. */
    public static final String CONSUMERS = "linas.work.consumers";

    private static final Logger LOG = LoggerFactory.getLogger(PoolBacklog.class);

    /** Longest wait of a scrape; Prometheus gives one up after 10 s. */
    private static final Duration ANSWER = Duration.ofSeconds(2);

    /** Time for which the values of one look are used. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** Pause after a look that got no answer. */
    private static final Duration REST = Duration.ofSeconds(10);

    private static final Look UNKNOWN = new Look(Double.NaN, Double.NaN);

    private final Map<String, Object> client;
    private final String pool;
    private Admin admin;
    private Look last = UNKNOWN;
    private long nextLook = System.nanoTime();
    private boolean closed;

    private record Look(double lag, double consumers) {}

    /**
     * @param connection broker
     * @param pool name of the pool
     */
    public PoolBacklog(Connection connection, String pool) {
        this.pool = pool;
        client = connection.shortLivedProperties();
        client.put(AdminClientConfig.CLIENT_ID_CONFIG, Topics.workGroup(pool) + "-backlog");
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
    }

    /** Publishes both; NaN while the broker does not answer. */
    public void bindTo(MeterRegistry registry) {
        Gauge.builder(LAG, this, backlog -> backlog.look().lag())
                .description("Candidates in the pool's queue that no worker has finished")
                .baseUnit("candidates")
                .tag("pool", pool)
                .register(registry);
        Gauge.builder(CONSUMERS, this, backlog -> backlog.look().consumers())
                .description("Consumers that take candidates from the pool's queue")
                .tag("pool", pool)
                .register(registry);
    }

    private synchronized Look look() {
        if (closed || System.nanoTime() - nextLook < 0) {
            return last;
        }
        Duration pause = FRESH;
        try {
            last = ask();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debug("the backlog of pool {} is unknown", pool, e);
            last = UNKNOWN;
            pause = REST;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            last = UNKNOWN;
        }
        nextLook = System.nanoTime() + pause.toNanos();
        return last;
    }

    private Look ask() throws ExecutionException, TimeoutException, InterruptedException {
        if (admin == null) {
            admin = Admin.create(client);
        }
        String group = Topics.workGroup(pool);
        KafkaFuture<Integer> members =
                admin.describeShareGroups(List.of(group))
                        .describedGroups()
                        .get(group)
                        .thenApply(described -> described.members().size());
        Long lag = known(ShareLag.ask(admin, group), Map.of()).get(Topics.work(pool).name());
        return new Look(lag == null ? untouched() : lag, known(members, 0));
    }

    /** Value of a group, or what it is of a group that nobody has ever been in. */
    private static <T> T known(KafkaFuture<T> asked, T ofNone)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return asked.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return ofNone;
            }
            throw e;
        }
    }

    /** The whole queue: what the first worker will find, since its group begins at the start. */
    private long untouched() throws ExecutionException, TimeoutException, InterruptedException {
        return offset(OffsetSpec.latest()) - offset(OffsetSpec.earliest());
    }

    private long offset(OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        TopicPartition queue = new TopicPartition(Topics.work(pool).name(), 0);
        return admin.listOffsets(
                        Map.of(queue, which), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(queue)
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .offset();
    }

    @Override
    public synchronized void close() {
        closed = true;
        last = UNKNOWN;
        if (admin != null) {
            admin.close(ANSWER);
        }
    }
}
