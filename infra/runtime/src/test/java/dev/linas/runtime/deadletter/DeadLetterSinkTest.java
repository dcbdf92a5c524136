package dev.linas.runtime.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.serde.WireSerdes;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class DeadLetterSinkTest {
    private static final WireSerdes SERDES = WireSerdes.binary();

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final DeadLetterSink sink =
            new DeadLetterSink(new DeadLetters("worker", SERDES), producer);
    private final ConsumerRecord<byte[], byte[]> record =
            new ConsumerRecord<>("linas.work.p", 0, 7, "genome".getBytes(UTF_8), new byte[] {1, 2});

    @Test
    void shouldWriteTheWholeRecordUnderItsKey() {
        sink.send(
                record,
                "worker-1",
                new IllegalStateException("outer", new RuntimeException("inner")));

        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(producer.history()).hasSize(1);
        assertThat(sent.topic()).isEqualTo("linas.dead-letters");
        assertThat(sent.key()).isEqualTo(record.key());
        DeadLetter letter =
                SERDES.serde(DeadLetter.class)
                        .deserializer()
                        .deserialize(sent.topic(), sent.value());
        assertThat(letter.getTopic()).isEqualTo("linas.work.p");
        assertThat(letter.getOffset()).isEqualTo(7);
        assertThat(letter.getTimestamp()).isNull();
        assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
        assertThat(letter.getNode()).isEqualTo("worker-1");
        assertThat(letter.getCause())
                .isEqualTo(
                        "java.lang.IllegalStateException: outer; caused by"
                                + " java.lang.RuntimeException: inner");
    }

    @Test
    void shouldKeepARecordWithoutKeyAndValue() {
        sink.send(new ConsumerRecord<>("t", 0, 0, null, null), "node", new RuntimeException());

        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        DeadLetter letter =
                SERDES.serde(DeadLetter.class)
                        .deserializer()
                        .deserialize(sent.topic(), sent.value());
        assertThat(sent.key()).isNull();
        assertThat(letter.getKey()).isNull();
        assertThat(letter.getValue()).isNull();
    }

    @Test
    void shouldFailWhenTheBrokerDoesNotTakeIt() {
        producer.sendException = new TimeoutException("silent");

        assertThatThrownBy(() -> sink.send(record, "worker-1", new RuntimeException()))
                .isInstanceOf(KafkaException.class);
    }

    @Test
    void shouldLeaveTheValueOutWhereTheBrokerRefusesTheWhole() {
        byte[] large = new byte[1000];
        ConsumerRecord<byte[], byte[]> work =
                new ConsumerRecord<>("linas.work.p", 0, 7, "genome".getBytes(UTF_8), large);
        RefusingProducer refusing = new RefusingProducer(large.length);

        new DeadLetterSink(new DeadLetters("worker", SERDES), refusing)
                .send(work, "worker-1", new IllegalStateException("outer"));

        ProducerRecord<byte[], byte[]> sent = refusing.history().get(0);
        DeadLetter letter =
                SERDES.serde(DeadLetter.class)
                        .deserializer()
                        .deserialize(sent.topic(), sent.value());
        assertThat(refusing.history()).hasSize(1);
        assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap("genome".getBytes(UTF_8)));
        assertThat(letter.getValue()).isNull();
        assertThat(letter.getCause())
                .contains("its dead letter is refused, so the value is left out")
                .contains("RecordTooLargeException", "caused by", "outer");
    }

    @Test
    void shouldNotTryForEverWhatTheBrokerRefusesInAnyForm() {
        RefusingProducer refusing = new RefusingProducer(0);

        new DeadLetterSink(new DeadLetters("worker", SERDES), refusing)
                .send(record, "worker-1", new RuntimeException());

        assertThat(refusing.history()).isEmpty();
    }

    /** Refuses values that are longer than a limit, as a broker does. */
    private static final class RefusingProducer extends MockProducer<byte[], byte[]> {
        private final int limit;

        private RefusingProducer(int limit) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.limit = limit;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
            return record.value().length > limit
                    ? CompletableFuture.failedFuture(new RecordTooLargeException("too large"))
                    : super.send(record);
        }
    }
}
