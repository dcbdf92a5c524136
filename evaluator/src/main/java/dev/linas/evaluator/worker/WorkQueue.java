package dev.linas.evaluator.worker;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool's work queue as one worker sees it: at most one record in hand, kept by renewing its lock,
 * given up by accepting or releasing it. Not thread-safe, as the consumer is not.
 *
 * <p>Renewing means acknowledging with {@code RENEW}, committing, and polling until the same record
 * comes back, because only a record that came from the last poll can be acknowledged.
 */
final class WorkQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);

    /** How long to wait for one answer of the broker before looking up. */
    private static final Duration POLL = Duration.ofMillis(500);

    /**
     * The same soon after a record: a poll of a share consumer was seen to last its whole time
     * though a record came meanwhile, and the next round may come any moment.
     */
    private static final Duration SHORT_POLL = Duration.ofMillis(25);

    private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int RETURN_POLLS = 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration DEFAULT_LOCK = Duration.ofSeconds(30);

    /** A lock is renewed this many times in its life, so that a lost renewal does no harm. */
    private static final int RENEWALS_PER_LOCK = 3;

    private final ShareConsumer<byte[], byte[]> consumer;
    private ConsumerRecord<byte[], byte[]> inHand;
    private long lastInHand = System.nanoTime() - SOON_NANOS;

    /** Whether the record in hand was renewed, and has not come back from a poll since. */
    private boolean away;

    WorkQueue(ShareConsumer<byte[], byte[]> consumer, String topic) {
        this.consumer = consumer;
        consumer.setAcknowledgementCommitCallback(
                (offsets, error) -> {
                    if (error != null) {
                        LOG.warn(
                                "the broker did not take the acknowledgement of {}: {}",
                                offsets,
                                error.toString());
                    }
                });
        consumer.subscribe(List.of(topic));
    }

    /** Takes the next record; empty if none came for a while. */
    Optional<ConsumerRecord<byte[], byte[]>> take() {
        boolean soon = System.nanoTime() - lastInHand < SOON_NANOS;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(soon ? SHORT_POLL : POLL)) {
            if (inHand == null) {
                inHand = record;
            } else {
                consumer.acknowledge(record, AcknowledgeType.RELEASE);
            }
        }
        return Optional.ofNullable(inHand);
    }

    /** How long a record may be in hand before its lock should be renewed. */
    Duration renewInterval() {
        Duration lock =
                consumer.acquisitionLockTimeoutMs().map(Duration::ofMillis).orElse(DEFAULT_LOCK);
        return lock.dividedBy(RENEWALS_PER_LOCK);
    }

    /**
     * Renews the lock of the record in hand. A failure is logged: at worst it is measured twice.
     */
    void renew() {
        try {
            if (fetchBack(1)) {
                consumer.acknowledge(inHand, AcknowledgeType.RENEW);
                away = true;
                var unused = consumer.commitSync();
                fetchBack(1);
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("could not renew the lock of {}: {}", describe(), e.toString());
        }
    }

    /**
     * Acknowledges the record in hand: it is done with. The acknowledgement travels with the next
     * fetch, or with {@link #close}, which saves a round trip per record.
     */
    void accept() {
        settle(AcknowledgeType.ACCEPT);
    }

    /** Gives the record in hand back at once, for another worker. */
    void release() {
        settle(AcknowledgeType.RELEASE);
        commit();
    }

    private void settle(AcknowledgeType type) {
        try {
            if (fetchBack(RETURN_POLLS)) {
                consumer.acknowledge(inHand, type);
            } else {
                LOG.warn("{} did not come back; its lock will run out", describe());
            }
        } catch (KafkaException | IllegalStateException e) {
            LOG.warn("could not acknowledge {}: {}", describe(), e.toString());
        } finally {
            inHand = null;
            lastInHand = System.nanoTime();
            away = false;
        }
    }

    /** Polls until a renewed record is back; true if it is. */
    private boolean fetchBack(int polls) {
        for (int i = 0; i < polls && away; i++) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() == inHand.offset()
                        && record.partition() == inHand.partition()) {
                    inHand = record;
                    away = false;
                } else {
                    consumer.acknowledge(record, AcknowledgeType.RELEASE);
                }
            }
        }
        return !away;
    }

    /** Sends the acknowledgements that wait; the callback logs those that the broker refuses. */
    private void commit() {
        try {
            var unused = consumer.commitSync();
        } catch (KafkaException e) {
            LOG.warn("could not send acknowledgements: {}", e.toString());
        }
    }

    private String describe() {
        return inHand == null
                ? "no record"
                : "%s-%d offset %d".formatted(inHand.topic(), inHand.partition(), inHand.offset());
    }

    @Override
    public void close() {
        commit();
        consumer.close(CLOSE_TIMEOUT);
    }
}
