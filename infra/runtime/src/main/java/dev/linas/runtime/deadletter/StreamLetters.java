package dev.linas.runtime.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Makes the dead letter of an error from its context, for the three stream handlers. */
final class StreamLetters {
    private final DeadLetters letters;

    private StreamLetters(DeadLetters letters) {
        this.letters = letters;
    }

    static StreamLetters from(Map<String, ?> configs) {
        if (configs.get(DeadLetters.PROPERTY) instanceof DeadLetters letters) {
            return new StreamLetters(letters);
        }
        throw new ConfigException(
                DeadLetters.PROPERTY,
                configs.get(DeadLetters.PROPERTY),
                "take the stream properties from DeadLetters.streamProperties()");
    }

    /** The dead letter of the source record; empty where no record is at fault. */
    Optional<List<ProducerRecord<byte[], byte[]>>> letter(
            ErrorHandlerContext context, Throwable error) {
        return letter(context, context.sourceRawKey(), context.sourceRawValue(), error);
    }

    /**
     * The dead letter of a record.
     *
     * @param key its key as it was read; may be null
     * @param value its value as it was read; may be null
     * @return empty where no record is at fault: a punctuation has none, and an outage is no
     *     record's fault
     */
    Optional<List<ProducerRecord<byte[], byte[]>>> letter(
            ErrorHandlerContext context, byte[] key, byte[] value, Throwable error) {
        if (context.topic() == null
                || context.offset() < 0
                || FaultKind.of(error) != FaultKind.RECORD) {
            return Optional.empty();
        }
        ConsumerRecord<byte[], byte[]> origin =
                new ConsumerRecord<>(
                        context.topic(),
                        context.partition(),
                        context.offset(),
                        context.timestamp(),
                        TimestampType.CREATE_TIME,
                        ConsumerRecord.NULL_SIZE,
                        ConsumerRecord.NULL_SIZE,
                        key,
                        value,
                        new RecordHeaders(),
                        Optional.empty());
        String node = String.valueOf(context.processorNodeId());
        return Optional.of(List.of(letters.letter(origin, node, error)));
    }
}
