package dev.linas.runtime.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.serde.WireSerdes;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
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
                        "java.lang.IllegalStateException: outer; caused by java.lang.RuntimeException: inner");
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
}
