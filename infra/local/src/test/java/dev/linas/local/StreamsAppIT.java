package dev.linas.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.runtime.app.Preflight;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.service.Health;
import dev.linas.runtime.streams.StreamsApp;
import dev.linas.runtime.streams.StreamsSettings;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.topics.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bootstrap's stream apps on a real broker and registry: poison, outages, defects, restarts.
 */
@Timeout(180)
class StreamsAppIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String UNWRITABLE = "unwritable";

    @TempDir static Path data;

    private static LocalStack stack;
    private static Connection connection;
    private final AtomicInteger outagesLeft = new AtomicInteger();
    private String name;
    private String output;

    @BeforeAll
    static void start() throws InterruptedException {
        stack = LocalStack.start(LocalSettings.in(data));
        connection = new Connection(stack.bootstrap(), stack.registryUrl());
        Preflight.check(connection);
        try (Provisioner provisioner =
                Provisioner.connect(connection.kafkaProperties(), connection.registry())) {
            assertThat(provisioner.provision(Topics.fixed())).isNotNull();
        }
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @BeforeEach
    void nameTopics(TestInfo test) throws Exception {
        name = test.getTestMethod().orElseThrow().getName();
        output = name + "-output";
        new Client(stack.endpoints()).createTopic(name);
        new Client(stack.endpoints()).createTopic(output);
    }

    @Test
    void shouldDeadLetterPoisonAndGoOn() throws Exception {
        byte[] noAvro = "no Avro".getBytes(StandardCharsets.UTF_8);
        byte[] unknownSchema = {0, 0x7f, 0, 0, 1, 2, 3};
        byte[] cutShort = Arrays.copyOf(bytes(command("cut", CommandKind.PAUSE)), 9);
        byte[] unprocessable = bytes(command("unprocessable", CommandKind.STOP));
        byte[] unwritable = bytes(command(UNWRITABLE, CommandKind.PAUSE));
        try (StreamsApp app = running()) {
            send(noAvro, unknownSchema, cutShort, unprocessable, unwritable);
            send(bytes(command("good", CommandKind.PAUSE)));

            assertThat(outputs(1)).containsExactly("good");
            assertThat(letters(5))
                    .extracting(letter -> letter.getValue().array())
                    .containsExactly(noAvro, unknownSchema, cutShort, unprocessable, unwritable);
            assertThat(app.health()).isEqualTo(Health.ready());
        }
    }

    @Test
    void shouldWaitOutAnOutageWithoutADeadLetterOrALoss() throws Exception {
        outagesLeft.set(2);
        try (StreamsApp app = running()) {
            send(bytes(command("first", CommandKind.PAUSE)));
            send(bytes(command("second", CommandKind.PAUSE)));

            assertThat(outputs(2)).containsExactly("first", "second");
            assertThat(letters(0)).isEmpty();
            assertThat(app.failure()).isNotDone();
        }
    }

    @Test
    void shouldGiveUpOnADefectThatNoRestartMends() throws Exception {
        try (StreamsApp app = new StreamsApp(settings(), () -> topology(true))) {
            app.start();

            assertThat(app.failure().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .hasRootCauseMessage("cannot open");
            assertThat(app.health().isAlive()).isFalse();
            assertThatThrownBy(() -> app.awaitRunning(PATIENCE))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("could not start");
        }
    }

    @Test
    void shouldTakeUpItsStateAfterARestart() throws Exception {
        try (StreamsApp app = running()) {
            send(bytes(command("before", CommandKind.PAUSE)));
            assertThat(outputs(1)).containsExactly("before");
            assertThat(app.health()).isEqualTo(Health.ready());
        }
        try (StreamsApp app = running()) {
            send(bytes(command("before", CommandKind.PAUSE)));
            send(bytes(command("after", CommandKind.PAUSE)));
            assertThat(outputs(2)).containsExactly("before", "after");
            assertThat(app.health()).isEqualTo(Health.ready());
        }
    }

    @Test
    void shouldPublishItsMetrics() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (StreamsApp app = new StreamsApp(settings(), () -> topology(false))) {
            app.bindTo(registry);
            app.start();
            app.awaitRunning(PATIENCE);

            assertThat(
                            registry.find("kafka.stream.alive.stream.threads")
                                    .tag("app", name)
                                    .gauge()
                                    .value())
                    .isOne();
        }
    }

    private StreamsApp running() throws InterruptedException {
        StreamsApp app = new StreamsApp(settings(), () -> topology(false));
        app.start();
        app.awaitRunning(PATIENCE);
        return app;
    }

    private StreamsSettings settings() {
        return new StreamsSettings(name, connection, data.resolve("state"), 1);
    }

    private Topology topology(boolean defective) {
        StoreBuilder<KeyValueStore<String, Long>> seen =
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore("commands-by-id"),
                        Serdes.String(),
                        Serdes.Long());
        ProcessorSupplier<String, Command, String, String> step =
                new ProcessorSupplier<>() {
                    @Override
                    public Processor<String, Command, String, String> get() {
                        return new Step(defective, outagesLeft);
                    }

                    @Override
                    public Set<StoreBuilder<?>> stores() {
                        return Set.of(seen);
                    }
                };
        return new Topology()
                .addSource(
                        "ingest-commands",
                        Serdes.String().deserializer(),
                        connection.serdes().serde(Command.class).deserializer(),
                        name)
                .addProcessor("pass-once", step, "ingest-commands")
                .addSink(
                        "egress-output",
                        output,
                        new StringSerializer(),
                        StreamsAppIT::write,
                        "pass-once");
    }

    private static byte[] write(String topic, String value) {
        if (value.equals(UNWRITABLE)) {
            throw new SerializationException("does not fit " + topic);
        }
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private Command command(String id, CommandKind kind) {
        return Command.newBuilder()
                .setCommandId(id)
                .setSearchId("s1")
                .setIssuedAt(Instant.EPOCH)
                .setKind(kind)
                .build();
    }

    private byte[] bytes(Command command) {
        return connection
                .serdes()
                .serde(Command.class)
                .serializer()
                .serialize(Topics.COMMANDS.name(), command);
    }

    private void send(byte[]... values) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        connection.kafkaProperties(),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(name, "s1", value)).get();
            }
        }
    }

    private List<String> outputs(int count) {
        return committed(
                output, count, value -> new String(value, StandardCharsets.UTF_8), value -> true);
    }

    /** The dead letters of this test's app. */
    private List<DeadLetter> letters(int count) {
        var deserializer = connection.serdes().serde(DeadLetter.class).deserializer();
        return committed(
                Topics.DEAD_LETTERS.name(),
                count,
                value -> deserializer.deserialize(Topics.DEAD_LETTERS.name(), value),
                letter -> letter.getApp().equals(name));
    }

    /**
     * What committed transactions wrote: the first {@code count} records, or all there are now
     * where it is 0.
     */
    private static <T> List<T> committed(
            String topic, int count, Function<byte[], T> reader, Predicate<T> wanted) {
        Map<String, Object> properties = connection.kafkaProperties();
        properties.put("isolation.level", "read_committed");
        properties.put("auto.offset.reset", "earliest");
        List<T> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        properties, new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long limit = System.nanoTime() + PATIENCE.toNanos();
            while ((count == 0 ? consumer.position(partition) < end : found.size() < count)
                    && System.nanoTime() < limit) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(
                                r ->
                                        Stream.of(reader.apply(r.value()))
                                                .filter(wanted)
                                                .forEach(found::add));
            }
        }
        return found;
    }

    /** Passes each command once; fails as its kind demands. */
    private static final class Step implements Processor<String, Command, String, String> {
        private final boolean defective;
        private final AtomicInteger outagesLeft;
        private ProcessorContext<String, String> context;
        private KeyValueStore<String, Long> seen;

        Step(boolean defective, AtomicInteger outagesLeft) {
            this.defective = defective;
            this.outagesLeft = outagesLeft;
        }

        @Override
        public void init(ProcessorContext<String, String> processorContext) {
            if (defective) {
                throw new IllegalStateException("cannot open");
            }
            context = processorContext;
            seen = context.getStateStore("commands-by-id");
        }

        @Override
        public void process(Record<String, Command> record) {
            Command command = record.value();
            if (command.getKind() == CommandKind.STOP) {
                throw new IllegalArgumentException("not for me");
            }
            if (seen.putIfAbsent(command.getCommandId(), record.timestamp()) != null) {
                return;
            }
            context.forward(record.withValue(command.getCommandId()));
            if (outagesLeft.getAndDecrement() > 0) {
                throw new TimeoutException("the broker is silent");
            }
        }
    }
}
