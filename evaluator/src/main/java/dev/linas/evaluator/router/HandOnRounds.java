package dev.linas.evaluator.router;

import dev.linas.schemas.Candidate;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Commits when the last candidate of a round has passed, since workers wait for it: what goes to
 * the repartition topic is read there once it is committed. Without it that takes the commit
 * interval. Where the last candidate is missing, the interval holds.
 */
final class HandOnRounds extends ContextualFixedKeyProcessor<String, Candidate, Candidate> {
    @Override
    public void process(FixedKeyRecord<String, Candidate> record) {
        context().forward(record);
        Candidate candidate = record.value();
        if (candidate.getIndex() + 1 == candidate.getRoundSize()) {
            context().commit();
        }
    }
}
