package dev.linas.proposer;

import dev.linas.schemas.Candidate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Hands each record to the {@link ProposalService} and forwards the candidates it answers with, under
 * the record's timestamp and in the transaction that reads it: a round appears whole or not at all.
 *
 * @param <V> record type
 */
final class CandidateProcessor<V> implements Processor<String, V, String, Candidate> {
    private final ProposalMapper mapper;
    private final BiFunction<ProposalService, V, List<Candidate>> step;
    private ProcessorContext<String, Candidate> context;
    private ProposalService service;

    private CandidateProcessor(
            ProposalMapper mapper, BiFunction<ProposalService, V, List<Candidate>> step) {
        this.mapper = mapper;
        this.step = step;
    }

    /** A supplier that brings the stores along; processors with equal stores share them. */
    static <V> ProcessorSupplier<String, V, String, Candidate> supplier(
            ProposalMapper mapper,
            Set<StoreBuilder<?>> stores,
            BiFunction<ProposalService, V, List<Candidate>> step) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, V, String, Candidate> get() {
                return new CandidateProcessor<>(mapper, step);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Candidate> context) {
        this.context = context;
        this.service = new ProposalService(new ProposerStores(context), mapper);
    }

    @Override
    public void process(Record<String, V> record) {
        if (record.value() == null) {
            return;
        }
        List<Candidate> candidates = step.apply(service, record.value());
        for (Candidate candidate : candidates) {
            context.forward(record.withKey(candidate.getSearchId()).withValue(candidate));
        }
        if (!candidates.isEmpty()) {
            context.commit(); // evaluators wait for them
        }
    }
}
