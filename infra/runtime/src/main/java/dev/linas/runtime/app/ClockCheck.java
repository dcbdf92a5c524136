package dev.linas.runtime.app;

import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.ExitCodes;
import dev.linas.runtime.error.UserError;
import dev.linas.schemas.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the clock of this machine with the broker's. A broker refuses records from a clock that
 * is far ahead of its own, and Linas' deadlines go by the times of records. It asks by a tombstone
 * on {@link Topics#EVALUATORS}, whose records the broker stamps.
 */
public final class ClockCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final String KEY = "clock";

    /**
     * Questions asked; the fastest answer is the most exact, and the first one waits for a
     * connection.
     */
    private static final int QUESTIONS = 3;

    /** A smaller difference changes nothing that anybody waits for. */
    private static final Duration TOLERABLE = Duration.ofSeconds(5);

    private ClockCheck() {}

    /**
     * How far the clock is ahead of the broker's (negative: behind), to within half the time of one
     * answer; empty where the topic keeps the writers' times, so that the broker's cannot be
     * learnt.
     *
     * @param clock clock of this machine
     * @throws ExecutionException if the broker refuses
     * @throws TimeoutException if it does not answer within 15 s
     */
    public static Optional<Duration> skew(Connection connection, Clock clock)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<String, Object> properties = connection.shortLivedProperties();
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER.toMillis());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            Optional<Duration> skew = Optional.empty();
            long fastest = Long.MAX_VALUE;
            for (int i = 0; i < QUESTIONS; i++) {
                long begin = System.nanoTime();
                long sent = clock.millis();
                long stamped = stamp(producer, sent);
                long took = System.nanoTime() - begin;
                if (took < fastest && stamped != sent) {
                    fastest = took;
                    skew = Optional.of(Duration.ofMillis(sent + took / 2_000_000 - stamped));
                }
            }
            return skew;
        }
    }

    private static long stamp(KafkaProducer<String, String> producer, long sent)
            throws ExecutionException, TimeoutException, InterruptedException {
        String tombstone = null;
        return producer.send(
                        new ProducerRecord<>(
                                Topics.EVALUATORS.name(), (Integer) null, sent, KEY, tombstone))
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .timestamp();
    }

    /** {@link #check(Connection, Clock)} of the system's clock. */
    public static void check(Connection connection) throws InterruptedException {
        check(connection, Clock.systemUTC());
    }

    /** Begins {@link #check(Connection)} while its caller does something else. */
    public static BackgroundTask<Void> begin(Connection connection) {
        return BackgroundTask.start(
                "clock-check",
                () -> {
                    check(connection);
                    return null;
                });
    }

    /**
     * Warns of a clock that differs from the broker's by more than 5 s.
     *
     * @throws UserError if it is so far ahead that the broker would refuse what this machine writes
     */
    public static void check(Connection connection, Clock clock) throws InterruptedException {
        try {
            Optional<Duration> skew = skew(connection, clock);
            if (skew.isEmpty() || skew.get().abs().compareTo(TOLERABLE) <= 0) {
                return;
            }
            Duration limit = furthestAhead(connection);
            String told =
                    "the clock of this machine is %s %s the broker's at %s"
                            .formatted(
                                    text(skew.get().abs()),
                                    skew.get().isNegative() ? "behind" : "ahead of",
                                    connection.bootstrap());
            if (skew.get().compareTo(limit) >= 0) {
                throw new UserError(
                        told
                                + ", which refuses records from more than "
                                + text(limit)
                                + " ahead ("
                                + TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG
                                + "): set the clock, for instance by NTP, and start again",
                        ExitCodes.FAILURE,
                        null);
            }
            LOG.warn(
                    "{}: deadlines and times of measurements are off by as much. Set it by NTP",
                    told);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the clock could not be compared with the broker's: {}", e.toString());
        }
    }

    private static Duration furthestAhead(Connection connection)
            throws ExecutionException, TimeoutException, InterruptedException {
        ConfigResource topic =
                new ConfigResource(ConfigResource.Type.TOPIC, Topics.MEASUREMENTS.name());
        try (Admin admin = Admin.create(connection.shortLivedProperties())) {
            Config config =
                    admin.describeConfigs(List.of(topic))
                            .values()
                            .get(topic)
                            .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            String millis = config.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG).value();
            return Duration.ofMillis(Long.parseLong(millis));
        }
    }

    /** Hours, minutes and seconds without those that are nought, e.g. {@code 2 h 3 s}. */
    private static String text(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? duration.toMillis() + " ms" : text.toString();
    }

    private static void append(StringBuilder text, long value, String unit) {
        if (value > 0) {
            text.append(text.isEmpty() ? "" : " ").append(value).append(' ').append(unit);
        }
    }
}
