package dev.linas.benchmarks.scale;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.config.Connection;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measurements that nobody took: of random sub-networks of the 45-variable space, accuracy and
 * latency from what their options add up to, with noise. Records name their pool and instance
 * {@code generated}. Same seed, same records.
 */
final class GeneratedLog {
    private static final String POOL = "generated";
    private static final int ROUND = 50;
    private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

    private final SearchSpec spec;
    private final SplittableRandom random;
    private final DeviceFacts device =
            new DeviceFacts("none", "none", "generated", 1, CodeVersion.current(), Map.of());

    GeneratedLog(String id, long seed) {
        SearchSpace space = BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
        this.spec =
                SearchSpec.of(
                                id,
                                space,
                                List.of(
                                        objective("top1", Goal.MAXIMIZE),
                                        objective("latency_ms", Goal.MINIMIZE)))
                        .seed(seed)
                        .build();
        this.random = new SplittableRandom(seed);
    }

    private static Objective objective(String metric, Goal goal) {
        return new Objective(metric, POOL, goal, OptionalDouble.empty());
    }

    /** The search whose measurements they are. */
    SearchSpec spec() {
        return spec;
    }

    /** Writes the search and its measurements to their topics, which exist. */
    void write(Connection connection, int measurements) {
        BenchStream.begin(connection, List.of(spec), BEGUN);
        Map<String, Object> properties = connection.kafkaProperties();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "20");
        try (Serializer<Measurement> serializer =
                        connection.serdes().serde(Measurement.class).serializer();
                KafkaProducer<String, byte[]> producer =
                        new KafkaProducer<>(
                                properties, new StringSerializer(), new ByteArraySerializer())) {
            String topic = Topics.MEASUREMENTS.name();
            for (int m = 0; m < measurements; m++) {
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        topic, spec.id(), serializer.serialize(topic, next(m))));
            }
            producer.flush();
        }
    }

    private Measurement next(int number) {
        Genome genome = spec.space().random(random);
        boolean[] active = spec.space().active(genome);
        double cost = 0;
        for (int v = 0; v < active.length; v++) {
            cost += active[v] ? 1 + (1 + v % 5) * genome.option(v) : 0;
        }
        double top1 = 80 - 40 * StrictMath.exp(-cost / 60) + 0.5 * random.nextDouble();
        double latency = 0.2 * cost * (1 + 0.05 * random.nextDouble());
        return Measurement.newBuilder()
                .setSearchId(spec.id())
                .setRound(number / ROUND)
                .setIndex(number % ROUND)
                .setSpaceDigest(spec.space().digest())
                .setGenome(GenomeMapper.toBytes(genome))
                .setPool(POOL)
                .setInstance(POOL)
                .setResults(List.of(result("top1", top1, 0), result("latency_ms", latency, 0.01)))
                .setRepeat(false)
                .setMeterFingerprint("0".repeat(64))
                .setDevice(device)
                .setMeasuredAt(BEGUN.plusSeconds(number))
                .setDurationMillis(900)
                .setDelivery(1)
                .build();
    }

    private static MetricResult result(String metric, double value, double spread) {
        MetricResult.Builder result =
                MetricResult.newBuilder()
                        .setMetric(metric)
                        .setOutcome(Outcome.MEASURED)
                        .setValue(value);
        if (spread > 0) {
            result.setSpread(spread * value).setStandardError(spread * value / 5);
        }
        return result.build();
    }
}
