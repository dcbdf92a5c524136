package dev.linas.trainer.stream;

import dev.linas.schemas.Search;
import dev.linas.trainer.predictor.PredictorSelection;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Progress;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Starts searches: takes up the candidates and measurements that came before, then forwards the
 * commands that waited, then the progress.
 */
final class RegisterSearches implements Processor<String, Search, String, Object> {
    /** Fields of a search that do not decide what comes out of it. */
    private static final Set<String> CIRCUMSTANCES = Set.of("createdAt", "codeVersion", "pools");

    private ProcessorContext<String, Object> context;
    private State state;

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        state = new State(processorContext);
    }

    @Override
    public void process(Record<String, Search> record) {
        Search search = record.value();
        if (search == null) {
            return; // a tombstone removes a search from the topic, not from its history
        }
        String searchId = RecordMapper.searchId("search", record, search.getSearchId());
        Optional<Search> known = state.record(searchId);
        if (known.isPresent()) {
            checkSame(known.get(), search);
            return;
        }
        KnownSearch started = KnownSearch.of(search);
        PredictorSelection.named(started.spec().predictor());
        Progress progress =
                Progress.start(started.spec(), state.candidates(searchId), record.timestamp());
        state.put(search);
        state.put(progress);
        state.takeWaiting(
                searchId,
                command -> context.forward(record.withValue(command), TrainerNodes.APPLY_COMMANDS));
        context.forward(record.withValue(searchId), TrainerNodes.CLOSE_ROUNDS);
    }

    private static void checkSame(Search known, Search other) {
        for (Schema.Field field : known.getSchema().getFields()) {
            if (!CIRCUMSTANCES.contains(field.name())
                    && !Objects.equals(known.get(field.pos()), other.get(field.pos()))) {
                throw new ContradictionException(
                        "search %s is running already with another '%s'; start it under a new id"
                                .formatted(known.getSearchId(), field.name()));
            }
        }
    }
}
