package dev.linas.runtime.deadletter;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dead letters of plain consumers. Thread-safe; does not own the producer. */
public final class DeadLetterSink {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSink.class);

    private final DeadLetters letters;
    private final Producer<byte[], byte[]> producer;

    /**
     * @param letters makes the letters
     * @param producer writes them
     */
    public DeadLetterSink(DeadLetters letters, Producer<byte[], byte[]> producer) {
        this.letters = letters;
        this.producer = producer;
    }

    /**
     * Writes the dead letter of a record and waits until the broker has it, so that the record may
     * be acknowledged afterwards. Only for errors that {@link FaultKind#of} lays on the record. A
     * letter that the broker refuses for what it is (too large, or of a time that the clock of this
     * machine got wrong) is written without the record's value and with the record's time; one that
     * is refused even so is logged, since no further attempt would help.
     *
     * @param node consumer that gave up on it
     * @throws KafkaException if the broker or registry does not take it; the record must then not
     *     be acknowledged
     */
    public void send(ConsumerRecord<byte[], byte[]> record, String node, Throwable cause) {
        Optional<Throwable> refusal = refusal(record, letters.letter(record, node, cause));
        if (refusal.isEmpty()) {
            return;
        }
        Exception told =
                new IllegalStateException(
                        "its dead letter is refused, so the value is left out: " + refusal.get(),
                        cause);
        ProducerRecord<byte[], byte[]> letter = letters.again(withoutValue(record), node, told);
        refusal(
                        record,
                        new ProducerRecord<>(
                                letter.topic(),
                                null,
                                record.timestamp() < 0 ? null : record.timestamp(),
                                letter.key(),
                                letter.value()))
                .ifPresent(
                        why ->
                                LOG.error(
                                        "no dead letter of {} partition {} offset {} is taken",
                                        record.topic(),
                                        record.partition(),
                                        record.offset(),
                                        why));
    }

    /** The reason why the broker refuses a letter for its content; empty if it accepted it. */
    private Optional<Throwable> refusal(
            ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> letter) {
        try {
            producer.send(letter).get();
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            if (FaultKind.of(e.getCause()) == FaultKind.RECORD) {
                return Optional.of(e.getCause());
            }
            throw new KafkaException(
                    "cannot write a dead letter of " + record.topic(), e.getCause());
        }
    }

    private static ConsumerRecord<byte[], byte[]> withoutValue(
            ConsumerRecord<byte[], byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                ConsumerRecord.NULL_SIZE,
                record.key(),
                null,
                record.headers(),
                record.leaderEpoch());
    }
}
