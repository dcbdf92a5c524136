package dev.linas.runtime.deadletter;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Dead letters of plain consumers. Thread-safe; does not own the producer. */
public final class DeadLetterSink {
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
     * Writes the dead letter of a record and waits until the broker has it, so that the record may be acknowledged
     * afterwards. Only for errors that {@link FaultKind#of} lays on the record.
     *
     * @param node consumer that gave up on it
     * @throws KafkaException if the broker or registry does not take it; the record must then not be acknowledged
     */
    public void send(ConsumerRecord<byte[], byte[]> record, String node, Throwable cause) {
        try {
            producer.send(letters.letter(record, node, cause)).get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "cannot write a dead letter of " + record.topic(), e.getCause());
        }
    }
}
