package dev.linas.trainer.stream;

import dev.linas.core.search.Phase;
import dev.linas.core.search.SearchSpec;
import dev.linas.predictors.PredictorSelection;
import dev.linas.schemas.Command;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Failure;
import dev.linas.trainer.progress.Progress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Starts searches: takes up the candidates and measurements that came before, then forwards the
 * commands that waited, then the progress. A search that cannot be run ends at once, as failed: one
 * whose record can be read goes on once it is told to, of another one the next record counts.
 */
final class RegisterSearches implements Processor<String, Search, String, Object> {
    /** Fields of a search that do not decide what comes out of it. */
    private static final Set<String> CIRCUMSTANCES = Set.of("createdAt", "codeVersion", "pools");

    private final String codeVersion;
    private ProcessorContext<String, Object> context;
    private SearchStores stores;
    private Sensor failed;

    RegisterSearches(String codeVersion) {
        this.codeVersion = codeVersion;
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        stores = new SearchStores(processorContext);
        failed = TrainerSensors.failedSearches(processorContext);
    }

    @Override
    public void process(Record<String, Search> record) {
        Search search = record.value();
        if (search == null) {
            return; // a tombstone removes a search from the topic, not from its history
        }
        String searchId = RecordMapper.searchId("search", record, search.getSearchId());
        Optional<Search> known = stores.record(searchId);
        if (known.isPresent()) {
            checkSame(known.get(), search);
            return;
        }
        KnownSearch started;
        try {
            started = KnownSearch.of(search);
        } catch (RuntimeException e) {
            Round end = FailureMapper.refused(search, e, record.timestamp(), codeVersion);
            failed.record();
            context.forward(record.withValue(end), TrainerNodes.EGRESS_ROUNDS);
            throw e; // so that the record becomes a dead letter
        }
        Progress progress =
                Progress.start(started.spec(), stores.candidates(searchId), record.timestamp());
        Optional<IllegalArgumentException> unknown = unknownPredictor(started.spec());
        stores.put(search);
        stores.put(
                unknown.map(e -> progress.withFailure(Failure.of(Failure.Step.CLOSE, e)))
                        .orElse(progress));
        stores.takeWaiting(searchId, command -> apply(command, record));
        context.forward(record.withValue(searchId), TrainerNodes.CLOSE_ROUNDS);
        if (unknown.isPresent()) {
            throw unknown.get(); // likewise
        }
    }

    /**
     * Applies a command that waited for the search, except failures and retries of an earlier
     * record of its id, which was refused.
     */
    private void apply(Command command, Record<String, Search> record) {
        long issuedAt = command.getIssuedAt().toEpochMilli();
        boolean superseded =
                switch (command.getKind()) {
                    case FAIL -> issuedAt < record.timestamp();
                    case RETRY -> issuedAt <= record.timestamp();
                    default -> false;
                };
        if (!superseded) {
            context.forward(record.withValue(command), TrainerNodes.APPLY_COMMANDS);
        }
    }

    /**
     * The fault of a search that asks for an unknown kind of predictor in some round; else empty.
     */
    private static Optional<IllegalArgumentException> unknownPredictor(SearchSpec spec) {
        try {
            Stream.concat(
                            Stream.concat(
                                    Stream.of(spec.predictor()),
                                    spec.strategy().predictors().stream()),
                            spec.strategy().schedule().stream()
                                    .map(Phase::predictors)
                                    .flatMap(List::stream))
                    .forEach(PredictorSelection::named);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e);
        }
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
