package dev.linas.evaluator.fleet;

import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the status of this instance to {@code linas.evaluators} at regular times, and a tombstone
 * when it ends. A heart-beat that cannot be written is only logged.
 */
public final class HeartbeatSender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatSender.class);
    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final byte[] key;
    private final Supplier<EvaluatorStatus> status;
    private final Producer<byte[], byte[]> producer;
    private final Serializer<EvaluatorStatus> serializer;
    private final ScheduledExecutorService timer;

    /**
     * Begins to beat at once.
     *
     * @param status gives the present status; called on the heart-beat's own thread
     * @param producer written to, not closed
     */
    public static HeartbeatSender start(
            String pool,
            String instance,
            Duration interval,
            Supplier<EvaluatorStatus> status,
            Producer<byte[], byte[]> producer,
            WireSerdes serdes) {
        HeartbeatSender heartbeat =
                new HeartbeatSender(pool + "/" + instance, status, producer, serdes);
        var unused =
                heartbeat.timer.scheduleAtFixedRate(
                        heartbeat::beat, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    private HeartbeatSender(
            String name,
            Supplier<EvaluatorStatus> status,
            Producer<byte[], byte[]> producer,
            WireSerdes serdes) {
        this.key = name.getBytes(StandardCharsets.UTF_8);
        this.status = status;
        this.producer = producer;
        this.serializer = serdes.serde(EvaluatorStatus.class).serializer();
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "linas-heartbeat-" + name);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    private void beat() {
        try {
            byte[] value = serializer.serialize(Topics.EVALUATORS.name(), status.get());
            var unused =
                    producer.send(
                            record(value),
                            (metadata, error) -> {
                                if (error != null) {
                                    LOG.warn("a heart-beat was lost: {}", error.toString());
                                }
                            });
        } catch (RuntimeException e) {
            LOG.warn("a heart-beat was lost: {}", e.toString());
        }
    }

    private ProducerRecord<byte[], byte[]> record(byte[] value) {
        return new ProducerRecord<>(Topics.EVALUATORS.name(), key, value);
    }

    /** Stops and says good-bye with a tombstone. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            boolean unused = timer.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            producer.send(record(null)).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warn("could not say good-bye to the other evaluators: {}", e.toString());
        }
    }
}
