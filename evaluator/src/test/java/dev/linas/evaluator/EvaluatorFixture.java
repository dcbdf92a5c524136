package dev.linas.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.evaluator.EvaluatorConfig.Role;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.local.LocalSettings;
import dev.linas.local.LocalStack;
import dev.linas.runtime.config.Connection;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A broker, a registry and what tests do with them. */
final class EvaluatorFixture implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(90);
    static final SearchSpace SPACE = PoolFixture.builtIn("nas-bench-201");

    private final LocalStack stack;
    private final Path folder;
    private final KafkaProducer<byte[], byte[]> producer;

    private EvaluatorFixture(LocalStack stack, Path folder) {
        this.stack = stack;
        this.folder = folder;
        this.producer =
                new KafkaProducer<>(
                        connection().kafkaProperties(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    static EvaluatorFixture start(Path folder) {
        EvaluatorFixture bench =
                new EvaluatorFixture(
                        LocalStack.start(LocalSettings.in(folder.resolve("data"))), folder);
        try (Provisioner provisioner = bench.provisioner()) {
            provisioner.provision(Topics.fixed());
        }
        return bench;
    }

    Connection connection() {
        return new Connection(stack.bootstrap(), stack.registryUrl());
    }

    private Provisioner provisioner() {
        return Provisioner.connect(connection().kafkaProperties(), connection().registry());
    }

    /** A pool whose table holds the first genomes of the space; a look-up takes the given time. */
    PoolSettings pool(String name, int delayMillis) {
        try (Provisioner provisioner = provisioner()) {
            provisioner.provisionPool(name);
        }
        return settings(name, delayMillis, 1);
    }

    /** As {@link #pool}, without provisioning; another scale gives another fingerprint. */
    PoolSettings settings(String name, int delayMillis, int scale) {
        String header = "op0,op1,op2,op3,op4,op5,v\n";
        String rows =
                genomes(200).stream()
                        .map(genome -> genome + "," + scale * value(genome))
                        .collect(Collectors.joining("\n"));
        PoolFixture.write(folder, name + scale + ".csv", header + rows);
        return PoolFixture.settings(
                name,
                ("{'meter':'table','file':'%s%d.csv','genome':['op0','op1','op2','op3','op4',"
                                + "'op5'],'metrics':{'m':'v'},'simulated_delay':'%dms',"
                                + "'heartbeat':'1s'}")
                        .formatted(name, scale, delayMillis),
                folder);
    }

    static List<Genome> genomes(int count) {
        return SPACE.canonicalGenomes().limit(count).toList();
    }

    static double value(Genome genome) {
        return IntStream.of(genome.toIndices()).sum() + 0.5;
    }

    /** Starts an instance with the given number of workers. */
    EvaluatorApp evaluator(PoolSettings pool, String instance, int workers, Role role) {
        EvaluatorConfig config =
                new EvaluatorConfig(
                        connection(),
                        pool.withWorkers(workers),
                        SPACE,
                        instance,
                        role,
                        folder.resolve("state-" + pool.pool() + "-" + instance));
        try {
            EvaluatorApp app = EvaluatorApp.prepare(config);
            app.start();
            return app;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    /** Proposes the first genomes of the space to a pool, all at once. */
    void propose(String pool, String searchId, int count) {
        Serializer<Candidate> serializer =
                connection().serdes().serde(Candidate.class).serializer();
        List<Genome> genomes = genomes(count);
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Candidate candidate =
                    WireFixture.candidate(
                            SPACE, searchId, i, genomes.get(i), WireFixture.wanted(pool, "m"));
            values.add(serializer.serialize(Topics.CANDIDATES.name(), candidate));
        }
        byte[] key = searchId.getBytes(StandardCharsets.UTF_8);
        for (byte[] value : values) {
            var unused = producer.send(new ProducerRecord<>(Topics.CANDIDATES.name(), key, value));
        }
        producer.flush();
    }

    /** Queues one genome as work of a pool, past the router. */
    void queue(String pool, String searchId, int index) {
        Genome genome = genomes(index + 1).get(index);
        Candidate candidate =
                WireFixture.candidate(
                        SPACE, searchId, index, genome, WireFixture.wanted(pool, "m"));
        send(Topics.work(pool), genome.toString(), candidate);
    }

    <V extends SpecificRecord> void send(Topic<V> topic, String key, V value) {
        byte[] bytes =
                connection()
                        .serdes()
                        .serde(topic.valueType())
                        .serializer()
                        .serialize(topic.name(), value);
        sendRaw(topic.name(), key, bytes);
    }

    void sendRaw(String topic, String key, byte[] value) {
        var unused =
                producer.send(
                        new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
        producer.flush();
    }

    void lockDuration(String pool, Duration duration) throws Exception {
        ConfigResource group =
                new ConfigResource(ConfigResource.Type.GROUP, Topics.workGroup(pool));
        AlterConfigOp op =
                new AlterConfigOp(
                        new ConfigEntry(
                                "share.record.lock.duration.ms",
                                Long.toString(duration.toMillis())),
                        AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(connection().kafkaProperties())) {
            admin.incrementalAlterConfigs(Map.of(group, List.of(op)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    /** The measurements of a search, once there are that many. */
    List<Measurement> awaitMeasurements(String searchId, int count) {
        return await(Topics.MEASUREMENTS, m -> m.getSearchId().equals(searchId), count);
    }

    /**
     * One measurement of each candidate of a search, once that many candidates have any. A killed
     * worker may have reported what it did not acknowledge, and that is measured twice.
     */
    List<Measurement> awaitCandidates(String searchId, int count) {
        Set<Integer> seen = new HashSet<>();
        return await(
                Topics.MEASUREMENTS,
                m -> m.getSearchId().equals(searchId) && seen.add(m.getIndex()),
                count);
    }

    /** Records of a topic that fit, once there are that many. */
    <V extends SpecificRecord> List<V> await(Topic<V> topic, Predicate<V> fits, int count) {
        Deserializer<V> values = connection().serdes().serde(topic.valueType()).deserializer();
        List<V> found = new ArrayList<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    IntStream.range(0, topic.partitions())
                            .mapToObj(p -> new TopicPartition(topic.name(), p))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (found.size() < count) {
                assertThat(Instant.now())
                        .as(
                                "%d of %d records of %s came: %s",
                                found.size(), count, topic.name(), found)
                        .isBefore(deadline);
                consumer.poll(Duration.ofMillis(50))
                        .forEach(
                                record -> {
                                    if (record.value() != null) {
                                        V value = values.deserialize(topic.name(), record.value());
                                        if (fits.test(value)) {
                                            found.add(value);
                                        }
                                    }
                                });
            }
        }
        return found;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(connection().kafkaProperties());
        properties.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(
                properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        stack.close();
    }
}
