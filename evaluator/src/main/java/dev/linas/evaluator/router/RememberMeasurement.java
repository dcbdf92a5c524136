package dev.linas.evaluator.router;

import dev.linas.schemas.Measurement;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Feeds the repeat store. */
final class RememberMeasurement implements Processor<String, Measurement, Void, Void> {
    private RepeatStore store;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        store = new RepeatStore(context.getStateStore(RepeatStore.NAME));
    }

    @Override
    public void process(Record<String, Measurement> record) {
        store.remember(record.value());
    }
}
