package dev.linas.runtime.deadletter;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Sends the source record of what cannot be serialized (it does not fit its schema, or is too
 * large) to the dead letters. An error of the producer itself fails: it has spoiled the open
 * transaction, so skipping the record cannot work.
 */
public final class DeadLetterProductionHandler implements ProductionExceptionHandler {
    private StreamLetters letters;

    @Override
    public void configure(Map<String, ?> configs) {
        letters = StreamLetters.from(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context,
            ProducerRecord<byte[], byte[]> record,
            Exception exception) {
        return Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return letters.letter(context, exception).map(Response::resume).orElseGet(Response::fail);
    }
}
