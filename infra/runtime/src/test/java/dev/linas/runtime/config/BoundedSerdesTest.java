package dev.linas.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class BoundedSerdesTest {
    private static final String TOPIC = Topics.DEAD_LETTERS.name();
    private static final int LIMIT = Topics.DEAD_LETTERS.maxRecordBytes();

    private final Serde<DeadLetter> serde =
            new BoundedSerdes(WireSerdes.binary()).serde(DeadLetter.class);

    @Test
    void shouldWriteAndReadWhatFits() {
        DeadLetter letter = letter(LIMIT - 2 * BoundedSerdes.OVERHEAD_BYTES);

        byte[] bytes = serde.serializer().serialize(TOPIC, letter);

        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(letter);
    }

    @Test
    void shouldRefuseWhatTheTopicWouldNotTakeNamingSizeAndLimit() {
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, letter(LIMIT)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContainingAll(
                        TOPIC, "too large", Integer.toString(LIMIT - BoundedSerdes.OVERHEAD_BYTES));
    }

    @Test
    void shouldLeaveTombstonesAlone() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    }

    private static DeadLetter letter(int bytes) {
        return DeadLetter.newBuilder()
                .setTopic("t")
                .setPartition(0)
                .setOffset(0)
                .setValue(ByteBuffer.allocate(bytes))
                .setApp("app")
                .setNode("node")
                .setCause("cause")
                .build();
    }
}
