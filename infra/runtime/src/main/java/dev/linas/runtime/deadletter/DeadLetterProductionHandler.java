package dev.linas.runtime.deadletter;

import dev.linas.schemas.topics.Topics;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Sends the source record of what cannot be written (it does not fit its schema, or is too large) to the dead letters;
 * fails on outages. A failure to write a dead letter itself always fails, so that none is lost.
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
        return answer(context, record.topic(), exception);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return answer(context, record.topic(), exception);
    }

    private Response answer(ErrorHandlerContext context, String target, Exception exception) {
        boolean deadLetter = target.equals(Topics.DEAD_LETTERS.name());
        return !deadLetter && letters.isPoison(context, exception)
                ? Response.resume(letters.letter(context, exception))
                : Response.fail();
    }
}
