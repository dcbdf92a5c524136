package dev.linas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.device.Device;
import dev.linas.evaluator.mapping.MeasurementMapper;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterDescription;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.evaluator.worker.WorkerPool;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records that the broker refuses for what they are: no outage, and no reason to try them for ever.
 */
@Timeout(300)
class RefusedRecordIT {
    private static final int MORE_THAN_A_REQUEST_BEARS = 500_000;
    private static final int MORE_THAN_A_RECORD_BEARS = 2_000_000;
    private static final String FINGERPRINT = "0".repeat(64);

    @TempDir static Path folder;
    private static EvaluatorFixture bench;

    @BeforeAll
    static void start() {
        bench = EvaluatorFixture.start(folder);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void shouldReportAFailureForGoodWhereAMeasurementIsTooLargeAndGoOn() {
        queue("large", 3);
        try (KafkaProducer<byte[], byte[]> producer = new ClockedProducer(Duration.ZERO);
                WorkerPool workers = workers("large", producer, RefusedRecordIT::large)) {
            workers.start();

            List<Measurement> measured = measurements("large", 3);

            assertThat(measured).extracting(Measurement::getDelivery).containsOnly(1);
            MetricResult first = result(measured.get(0));
            assertThat(first.getOutcome()).isEqualTo(Outcome.FAILED_PERMANENT);
            assertThat(first.getError())
                    .contains("measured, but the record of it is refused")
                    .contains("RecordTooLargeException");
            assertThat(measured.get(0).getDevice().getFacts()).doesNotContainKey("novel");
            assertThat(result(measured.get(1)).getValue()).isEqualTo(7);
            assertThat(result(measured.get(2)).getValue()).isEqualTo(7);
        }
    }

    /** The first genome comes with a novel about its device. */
    private static MeterReading large(MeterTask task) {
        boolean first = task.genome().equals(EvaluatorFixture.genomes(1).get(0));
        Map<String, String> facts =
                first ? Map.of("novel", "x".repeat(MORE_THAN_A_REQUEST_BEARS)) : Map.of();
        return new MeterReading(Map.of("m", MetricOutcome.exactly(7)), facts);
    }

    @Test
    void shouldReportAFailureForNowWhereTheClockIsWrongAndGoOn() {
        queue("clock", 2);
        try (KafkaProducer<byte[], byte[]> producer = new ClockedProducer(Duration.ofHours(2));
                WorkerPool workers = workers("clock", producer, RefusedRecordIT::plain)) {
            workers.start();

            List<Measurement> measured = measurements("clock", 2);

            assertThat(measured).extracting(Measurement::getDelivery).containsOnly(1);
            assertThat(measured)
                    .allSatisfy(
                            each -> {
                                MetricResult result = result(each);
                                assertThat(result.getOutcome()).isEqualTo(Outcome.FAILED_TRANSIENT);
                                assertThat(result.getError())
                                        .contains("InvalidTimestampException")
                                        .contains("set the clock of this machine");
                            });
        }
    }

    @Test
    void shouldWriteADeadLetterOfWorkWhoseFailureIsRefusedTooAndGoOn() {
        String verbose = "v".repeat(MORE_THAN_A_RECORD_BEARS);
        queue("verbose", 2);
        try (KafkaProducer<byte[], byte[]> producer = new ClockedProducer(Duration.ZERO);
                WorkerPool workers =
                        workers("verbose", verbose, producer, RefusedRecordIT::plain)) {
            workers.start();

            List<DeadLetter> letters =
                    bench.await(
                            Topics.DEAD_LETTERS,
                            letter -> letter.getTopic().equals(Topics.work("verbose").name()),
                            2);

            assertThat(letters)
                    .allSatisfy(
                            letter -> {
                                assertThat(letter.getNode()).isEqualTo("report");
                                assertThat(letter.getCause())
                                        .contains("SerializationException", "is too large for");
                                assertThat(letter.getValue()).isNotNull();
                            });
        }
    }

    private static MeterReading plain(MeterTask task) {
        return MeterReading.of(task.metrics(), metric -> MetricOutcome.exactly(7));
    }

    private static void queue(String pool, int count) {
        bench.pool(pool, 0);
        for (int index = 0; index < count; index++) {
            bench.queue(pool, pool, index);
        }
    }

    private static List<Measurement> measurements(String searchId, int count) {
        return bench.awaitMeasurements(searchId, count).stream()
                .sorted(Comparator.comparing(Measurement::getIndex))
                .toList();
    }

    private static MetricResult result(Measurement measurement) {
        return measurement.getResults().get(0);
    }

    private static WorkerPool workers(
            String pool,
            KafkaProducer<byte[], byte[]> producer,
            Function<MeterTask, MeterReading> meter) {
        return workers(pool, "instance", producer, meter);
    }

    private static WorkerPool workers(
            String pool,
            String instance,
            KafkaProducer<byte[], byte[]> producer,
            Function<MeterTask, MeterReading> meter) {
        return new WorkerPool(
                new PoolIdentity(pool, EvaluatorFixture.SPACE, List.of("m"), FINGERPRINT),
                bench.connection(),
                new MeasurementMapper(pool, instance, FINGERPRINT, Device.current()),
                producer,
                List.of(new StubMeter(meter)));
    }

    /** Measures by a function. */
    private record StubMeter(Function<MeterTask, MeterReading> readings) implements Meter {
        @Override
        public MeterDescription describe() {
            return new MeterDescription(List.of("m"), Map.of(), FINGERPRINT, Optional.empty());
        }

        @Override
        public MeterReading measure(MeterTask task) {
            return readings.apply(task);
        }

        @Override
        public void close() {}
    }

    /** A producer of a machine whose clock goes ahead. */
    private static final class ClockedProducer extends KafkaProducer<byte[], byte[]> {
        private final Duration ahead;

        private ClockedProducer(Duration ahead) {
            super(properties(), new ByteArraySerializer(), new ByteArraySerializer());
            this.ahead = ahead;
        }

        private static Map<String, Object> properties() {
            Map<String, Object> properties = bench.connection().kafkaProperties();
            properties.put("max.request.size", MORE_THAN_A_REQUEST_BEARS);
            return properties;
        }

        @Override
        public Future<RecordMetadata> send(
                ProducerRecord<byte[], byte[]> record, Callback callback) {
            Long time =
                    record.timestamp() == null
                            ? (Long) (System.currentTimeMillis() + ahead.toMillis())
                            : record.timestamp();
            return super.send(
                    new ProducerRecord<>(
                            record.topic(),
                            record.partition(),
                            time,
                            record.key(),
                            record.value(),
                            record.headers()),
                    callback);
        }
    }
}
