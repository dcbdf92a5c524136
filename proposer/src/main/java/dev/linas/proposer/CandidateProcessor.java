package dev.linas.proposer;

import dev.linas.runtime.deadletter.FaultKind;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Hands each record to the {@link ProposalService} and forwards the candidates it answers with,
 * under the record's timestamp and in the transaction that reads it: a round appears whole or not
 * at all. What cannot be proposed is reported to the predictor-trainer by a command, which ends the
 * search.
 *
 * @param <V> record type
 */
final class CandidateProcessor<V> implements Processor<String, V, String, SpecificRecord> {
    private final ProposalMapper mapper;
    private final BiFunction<ProposalService, V, List<Candidate>> step;
    private ProcessorContext<String, SpecificRecord> context;
    private ProposalService service;

    private CandidateProcessor(
            ProposalMapper mapper, BiFunction<ProposalService, V, List<Candidate>> step) {
        this.mapper = mapper;
        this.step = step;
    }

    /** A supplier that brings the stores along; processors with equal stores share them. */
    static <V> ProcessorSupplier<String, V, String, SpecificRecord> supplier(
            ProposalMapper mapper,
            Set<StoreBuilder<?>> stores,
            BiFunction<ProposalService, V, List<Candidate>> step) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, V, String, SpecificRecord> get() {
                return new CandidateProcessor<>(mapper, step);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        this.context = context;
        this.service = new ProposalService(new ProposerStores(context), mapper);
    }

    @Override
    public void process(Record<String, V> record) {
        if (record.value() == null) {
            return;
        }
        List<Candidate> candidates;
        try {
            candidates = step.apply(service, record.value());
        } catch (RuntimeException e) {
            if (FaultKind.of(e) == FaultKind.RECORD) {
                report(record, e);
            }
            throw e; // so that the record becomes a dead letter
        }
        for (Candidate candidate : candidates) {
            context.forward(
                    record.withKey(candidate.getSearchId()).withValue(candidate),
                    ProposerTopology.EGRESS_CANDIDATES);
        }
        if (!candidates.isEmpty()) {
            context.commit(); // evaluators wait for them
        }
    }

    /** Has the predictor-trainer end the search, which nobody else would wait for. */
    private void report(Record<String, V> record, RuntimeException failure) {
        if (record.key() == null) {
            return;
        }
        String origin =
                context.recordMetadata()
                        .map(m -> m.topic() + "-" + m.partition() + "@" + m.offset())
                        .orElse("?");
        Command command =
                Command.newBuilder()
                        .setCommandId("proposer/" + record.key() + "/" + origin)
                        .setSearchId(record.key())
                        .setIssuedAt(Instant.ofEpochMilli(record.timestamp()))
                        .setKind(CommandKind.FAIL)
                        .setFailure(
                                failure.getClass().getSimpleName() + ": " + failure.getMessage())
                        .build();
        context.forward(
                new Record<>(record.key(), command, record.timestamp()),
                ProposerTopology.EGRESS_COMMANDS);
        context.commit();
    }
}
