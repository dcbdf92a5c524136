package dev.linas.runtime.deadletter;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Sends what cannot be read to the dead letters, in the transaction that skips it; fails on
 * outages.
 */
public final class DeadLetterDeserializationHandler implements DeserializationExceptionHandler {
    private StreamLetters letters;

    @Override
    public void configure(Map<String, ?> configs) {
        letters = StreamLetters.from(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context,
            ConsumerRecord<byte[], byte[]> record,
            Exception exception) {
        return letters.letter(context, record.key(), record.value(), exception)
                .map(Response::resume)
                .orElseGet(Response::fail);
    }
}
