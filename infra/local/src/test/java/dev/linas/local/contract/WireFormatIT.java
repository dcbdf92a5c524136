package dev.linas.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.local.LocalStack;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.CandidateProvenance;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.DecodedOption;
import dev.linas.schemas.Origin;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.provisioning.Provisioner;
import dev.linas.schemas.registry.RegistryUnavailableException;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our records between us and clients that know nothing but Confluent's protocol. */
@Timeout(180)
@ExtendWith(RunningStack.class)
class WireFormatIT {
    private static final Topic<Candidate> WORK = Topics.work("wire");
    private static final Candidate CANDIDATE =
            new Candidate(
                    "search",
                    3,
                    7,
                    50,
                    "nas-bench-201",
                    "beef",
                    ByteBuffer.wrap(new byte[] {4, 0, (byte) 200}),
                    List.of(
                            new DecodedOption("op0", "avg_pool_3x3"),
                            new DecodedOption("width", 3L),
                            new DecodedOption("ratio", 0.25)),
                    List.of(new WantedMetrics("wire", List.of("latency_ms"))),
                    List.of(91.5, 12.25),
                    2,
                    new CandidateProvenance(Origin.INNER_SEARCH, "linas", 1L, "test"));

    private static LocalStack stack;
    private static PlainClient plain;

    @BeforeAll
    static void provision(LocalStack running) {
        stack = running;
        plain = new PlainClient(stack.registryUrl() + "/apis/ccompat/v7");
        try (Provisioner provisioner =
                Provisioner.connect(
                        Map.of("bootstrap.servers", stack.bootstrap()), stack.registryUrl())) {
            provisioner.provision(Topics.fixed());
            provisioner.provisionPool("wire");
        }
    }

    private static Serde<Candidate> serde() {
        return WireSerdes.registry(stack.registryUrl(), Map.of()).serde(Candidate.class);
    }

    @Test
    void shouldBeReadByAPlainClientOverTheBroker() throws Exception {
        send(WORK.name(), serde().serializer().serialize(WORK.name(), CANDIDATE));

        GenericRecord read = plain.read(newestValue(WORK.name()));

        assertThat(read.get("searchId")).hasToString("search");
        assertThat(read.get("genome")).isEqualTo(CANDIDATE.getGenome());
        assertThat(read.get("predicted")).isEqualTo(List.of(91.5, 12.25));
        assertThat(read.get("options"))
                .hasToString(
                        "[{\"variable\": \"op0\", \"option\": \"avg_pool_3x3\"},"
                                + " {\"variable\": \"width\", \"option\": 3},"
                                + " {\"variable\": \"ratio\", \"option\": 0.25}]");
        assertThat(((GenericRecord) read.get("provenance")).get("origin"))
                .hasToString("INNER_SEARCH");
    }

    @Test
    void shouldReadWhatAPlainClientWroteOverTheBroker() throws Exception {
        Schema schema = plain.newestSchema("linas.commands-value");
        GenericRecord written =
                new GenericRecordBuilder(schema)
                        .set("commandId", "1")
                        .set("searchId", "search")
                        .set("issuedAt", 1_700_000_000_000L)
                        .set(
                                "kind",
                                new GenericData.EnumSymbol(
                                        schema.getField("kind").schema(), "EXTEND_BUDGET"))
                        .set("budget", 500)
                        .build();
        send(Topics.COMMANDS.name(), plain.write("linas.commands-value", written));

        Command read =
                WireSerdes.registry(stack.registryUrl(), Map.of())
                        .serde(Command.class)
                        .deserializer()
                        .deserialize(Topics.COMMANDS.name(), newestValue(Topics.COMMANDS.name()));

        assertThat(read)
                .isEqualTo(
                        new Command(
                                "1",
                                "search",
                                Instant.ofEpochMilli(1_700_000_000_000L),
                                CommandKind.EXTEND_BUDGET,
                                500,
                                null,
                                null));
    }

    @Test
    void shouldKeepNestedTypesInlineInsteadOfGivingThemSubjects() throws Exception {
        serde().serializer().serialize(WORK.name(), CANDIDATE);

        assertThat(plain.subjects())
                .containsAll(Topics.fixed().stream().map(Topic::subject).toList())
                .contains("linas.work.wire-value")
                .allMatch(subject -> subject.endsWith("-value"));
    }

    @Test
    void shouldReadTheSameRecordFromTheCandidatesAndFromAPoolsWork() {
        Serde<Candidate> serde = serde();

        Stream.of(Topics.CANDIDATES, WORK)
                .map(Topic::name)
                .forEach(
                        topic ->
                                assertThat(
                                                serde.deserializer()
                                                        .deserialize(
                                                                topic,
                                                                serde.serializer()
                                                                        .serialize(
                                                                                topic, CANDIDATE)))
                                        .isEqualTo(CANDIDATE));
    }

    @Test
    void shouldTakeGarbageAndUnknownSchemasForPoison() {
        for (String poison : List.of("", "7b7d", "00000000", "0000ffffff02", "007fffffff")) {
            assertThatThrownBy(
                            () ->
                                    serde().deserializer()
                                            .deserialize(
                                                    WORK.name(), HexFormat.of().parseHex(poison)))
                    .as(poison)
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining(WORK.name());
        }
    }

    @Test
    void shouldTakeBytesThatDoNotFitTheirSchemaForPoison() {
        byte[] whole = serde().serializer().serialize(WORK.name(), CANDIDATE);
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> serde().deserializer().deserialize(WORK.name(), cut))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("do not fit schema");
    }

    @Test
    void shouldTakeARecordOfAnotherTopicForPoison() {
        byte[] candidate = serde().serializer().serialize(WORK.name(), CANDIDATE);

        assertThatThrownBy(
                        () ->
                                WireSerdes.registry(stack.registryUrl(), Map.of())
                                        .serde(Command.class)
                                        .deserializer()
                                        .deserialize("linas.commands", candidate))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("does not hold a Command");
    }

    @Test
    void shouldNotBlameTheRecordForASubjectThatNobodyProvisioned() {
        assertThatThrownBy(() -> serde().serializer().serialize("linas.work.nobody", CANDIDATE))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("linas.work.nobody-value");
    }

    @Test
    void shouldWaitOutARegistryThatIsAwayAndGoOnWithWhatItKnows() throws Exception {
        try (Gate gate = new Gate(stack.registryUrl())) {
            WireSerdes serdes = WireSerdes.registry(gate.url(), Map.of());
            Serde<Candidate> warm = serdes.serde(Candidate.class);
            byte[] bytes = warm.serializer().serialize(WORK.name(), CANDIDATE);
            Serde<Candidate> cold = serdes.serde(Candidate.class);
            gate.shut();

            assertThat(warm.serializer().serialize(WORK.name(), CANDIDATE)).isEqualTo(bytes);
            assertThatThrownBy(() -> cold.deserializer().deserialize(WORK.name(), bytes))
                    .isInstanceOf(RegistryUnavailableException.class);
            assertThatThrownBy(() -> cold.serializer().serialize(WORK.name(), CANDIDATE))
                    .isInstanceOf(RegistryUnavailableException.class);

            gate.open();

            assertThat(cold.deserializer().deserialize(WORK.name(), bytes)).isEqualTo(CANDIDATE);
            assertThat(cold.serializer().serialize(WORK.name(), CANDIDATE)).isEqualTo(bytes);
        }
    }

    private static void send(String topic, byte[] value) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.bootstrap()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, "key", value)).get();
        }
    }

    private static byte[] newestValue(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stack.bootstrap()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, consumer.endOffsets(List.of(partition)).get(partition) - 1);
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
