package dev.linas.runtime.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One node per kind of failure; the value of a record says at which of them it fails. */
class DeadLetterHandlersTest {
    private static final WireSerdes SERDES = WireSerdes.binary();
    private static final Instant WHEN = Instant.ofEpochMilli(1_700_000_000_000L);

    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), properties());
    private final TestInputTopic<String, String> input =
            driver.createInputTopic("input", new StringSerializer(), new StringSerializer());
    private final TestOutputTopic<String, String> output =
            driver.createOutputTopic("output", new StringDeserializer(), new StringDeserializer());
    private final TestOutputTopic<String, DeadLetter> letters =
            driver.createOutputTopic(
                    Topics.DEAD_LETTERS.name(),
                    new StringDeserializer(),
                    SERDES.serde(DeadLetter.class).deserializer());

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldDeadLetterWhatCannotBeReadAndGoOn() {
        input.pipeInput("s1", "fine", WHEN);
        input.pipeInput("s1", "unreadable", WHEN);
        input.pipeInput("s1", "fine too", WHEN);

        assertThat(output.readValuesToList()).containsExactly("fine", "fine too");
        expectLetter("unreadable", "ingest-input", "cannot read");
    }

    @Test
    void shouldDeadLetterWhatCannotBeProcessedAndGoOn() {
        input.pipeInput("s1", "fine", WHEN);
        input.pipeInput("s1", "unprocessable", WHEN);
        input.pipeInput("s1", "fine too", WHEN);

        assertThat(output.readValuesToList()).containsExactly("fine", "fine too");
        expectLetter(
                "unprocessable",
                "process",
                "java.lang.IllegalArgumentException: outside its space");
    }

    @Test
    void shouldDeadLetterTheSourceOfWhatCannotBeWrittenAndGoOn() {
        input.pipeInput("s1", "fine", WHEN);
        input.pipeInput("s1", "unwritable", WHEN);
        input.pipeInput("s1", "fine too", WHEN);

        assertThat(output.readValuesToList()).containsExactly("fine", "fine too");
        expectLetter("unwritable", "egress-output", "cannot write");
    }

    @Test
    void shouldFailOnOutagesWithoutADeadLetter() {
        for (String outage :
                new String[] {"outage on read", "outage on process", "outage on write"}) {
            assertThatThrownBy(() -> input.pipeInput("s1", outage, WHEN))
                    .as(outage)
                    .hasRootCauseInstanceOf(TimeoutException.class);
        }
        assertThat(letters.isEmpty()).isTrue();
    }

    @Test
    void shouldFailWhenAPunctuationFailsSinceThereIsNoRecordToBlame() {
        assertThatThrownBy(() -> driver.advanceWallClockTime(Duration.ofHours(1)))
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(letters.isEmpty()).isTrue();
    }

    private void expectLetter(String value, String node, String cause) {
        var record = letters.readRecord();
        assertThat(letters.isEmpty()).isTrue();
        assertThat(record.key()).isEqualTo("s1");
        DeadLetter letter = record.value();
        assertThat(letter.getTopic()).isEqualTo("input");
        assertThat(letter.getPartition()).isZero();
        assertThat(letter.getOffset()).isEqualTo(1);
        assertThat(letter.getTimestamp()).isEqualTo(WHEN);
        assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap("s1".getBytes(UTF_8)));
        assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(value.getBytes(UTF_8)));
        assertThat(letter.getApp()).isEqualTo("app-under-test");
        assertThat(letter.getNode()).isEqualTo(node);
        assertThat(letter.getCause()).contains(cause);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put("application.id", "app-under-test");
        properties.putAll(new DeadLetters("app-under-test", SERDES).streamProperties());
        return properties;
    }

    private static Topology topology() {
        Deserializer<String> reading =
                (topic, bytes) ->
                        failing(
                                new String(bytes, UTF_8),
                                "unreadable",
                                "outage on read",
                                "cannot read");
        Serializer<String> writing =
                (topic, value) ->
                        failing(value, "unwritable", "outage on write", "cannot write")
                                .getBytes(UTF_8);
        return new Topology()
                .addSource("ingest-input", Serdes.String().deserializer(), reading, "input")
                .addProcessor("process", Step::new, "ingest-input")
                .addSink(
                        "egress-output",
                        "output",
                        Serdes.String().serializer(),
                        writing,
                        "process");
    }

    private static String failing(String value, String poison, String outage, String message) {
        if (value.equals(poison)) {
            throw new SerializationException(message);
        }
        if (value.equals(outage)) {
            throw new TimeoutException(message);
        }
        return value;
    }

    private static final class Step implements Processor<String, String, String, String> {
        private ProcessorContext<String, String> context;

        @Override
        public void init(ProcessorContext<String, String> processorContext) {
            context = processorContext;
            context.schedule(
                    Duration.ofHours(1),
                    PunctuationType.WALL_CLOCK_TIME,
                    now -> {
                        throw new IllegalStateException("punctuation");
                    });
        }

        @Override
        public void process(Record<String, String> record) {
            if (record.value().equals("unprocessable")) {
                throw new IllegalArgumentException("outside its space");
            }
            if (record.value().equals("outage on process")) {
                throw new TimeoutException("store silent");
            }
            context.forward(record);
        }
    }
}
