package dev.linas.runtime.deadletter;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sends the source record of what cannot be processed to the dead letters, in the transaction that
 * skips it; fails on outages and on errors of punctuations, which have no record. What a processor
 * wrote to its stores and forwarded before it threw is kept, so a processor decides first and
 * writes last.
 */
public final class DeadLetterProcessingHandler implements ProcessingExceptionHandler {
    private StreamLetters letters;

    @Override
    public void configure(Map<String, ?> configs) {
        letters = StreamLetters.from(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return letters.letter(context, exception).map(Response::resume).orElseGet(Response::fail);
    }
}
