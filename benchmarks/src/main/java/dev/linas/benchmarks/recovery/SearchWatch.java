package dev.linas.benchmarks.recovery;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Notes when committed records of searches become readable, on a thread of its own. Thread-safe.
 */
final class SearchWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final List<Arrival> arrivals = new ArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean closing;

    private record Arrival(String topic, String search, long nanos) {}

    /** Reads the topics of all parts from their beginning. */
    SearchWatch(Connection connection) {
        Map<String, Object> properties = connection.kafkaProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
        properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200");
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "linas-bench-recovery");
        consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(
                StreamPart.BROKER.topics().stream().flatMap(SearchWatch::partitions).toList());
        thread = new Thread(this::read, "search-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static Stream<TopicPartition> partitions(String topic) {
        return IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition));
    }

    private void read() {
        try (consumer) {
            while (!closing) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    note(new Arrival(record.topic(), record.key(), System.nanoTime()));
                }
            }
        }
    }

    private synchronized void note(Arrival arrival) {
        arrivals.add(arrival);
        notifyAll();
    }

    /** Records of a search on a topic so far. */
    synchronized long count(Topic<?> topic, String search) {
        return arrivals.stream()
                .filter(a -> a.topic().equals(topic.name()) && a.search().equals(search))
                .count();
    }

    /** Waits until there are so many. */
    synchronized void await(Topic<?> topic, String search, long count, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (count(topic, search) < count) {
            waitUntil(
                    end,
                    "record %d of search %s on %s".formatted(count, search, topic.name()),
                    patience);
        }
    }

    /**
     * Waits for the first record of a search after a moment.
     *
     * @param since moment, of {@link System#nanoTime()}
     * @return time from then to its arrival
     */
    synchronized Duration next(List<String> topics, String search, long since, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            for (Arrival arrival : arrivals) {
                if (arrival.nanos() - since > 0
                        && arrival.search().equals(search)
                        && topics.contains(arrival.topic())) {
                    return Duration.ofNanos(arrival.nanos() - since);
                }
            }
            waitUntil(end, "another record of search %s on %s".formatted(search, topics), patience);
        }
    }

    private void waitUntil(long end, String what, Duration patience) throws InterruptedException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new UserError(
                    "%s did not come within %d s; see the logs"
                            .formatted(what, patience.toSeconds()));
        }
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
