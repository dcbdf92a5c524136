package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.Result;
import dev.linas.trainer.progress.TrackedCandidate;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Takes down the first result of every metric, at the cost of one or two store writes per
 * measurement. Duplicates are dropped and counted by the metric {@code
 * stream-trainer-metrics:duplicate-results-total}.
 */
final class GatherResults implements Processor<String, Measurement, String, String> {
    private ProcessorContext<String, String> context;
    private SearchStores stores;
    private Sensor duplicates;

    @Override
    public void init(ProcessorContext<String, String> processorContext) {
        context = processorContext;
        stores = new SearchStores(processorContext);
        duplicates = TrainerSensors.duplicateResults(processorContext);
    }

    @Override
    public void process(Record<String, Measurement> record) {
        Measurement measurement = record.value();
        String searchId =
                RecordMapper.searchId(
                        "measurement",
                        record,
                        measurement == null ? null : measurement.getSearchId());
        CandidateKey key =
                new CandidateKey(searchId, measurement.getRound(), measurement.getIndex());
        List<Result> results = RecordMapper.results(measurement);
        Genome genome = GenomeMapper.toGenome(measurement.getGenome());
        Optional<KnownSearch> search = stores.search(searchId);
        search.ifPresent(known -> checkSpace(known, key, measurement, genome));
        TrackedCandidate before = stores.candidate(key).orElseGet(() -> expected(key, genome));
        TrackedCandidate after = before.withResults(genome, results);
        int dropped = results.size() - (after.results().size() - before.results().size());
        for (int i = 0; i < dropped; i++) {
            duplicates.record();
        }
        if (dropped == results.size()) {
            return;
        }
        stores.put(after);
        Optional<String> error = RecordMapper.error(measurement);
        boolean settles =
                search.map(known -> known.spec().objectives())
                        .filter(objectives -> settles(before, after, objectives))
                        .isPresent();
        if (search.isEmpty() || (error.isEmpty() && !settles)) {
            return;
        }
        Progress known = stores.progress(searchId).orElseThrow();
        Progress told = error.map(known::withError).orElse(known);
        stores.put(settles ? told.settled(key) : told);
        if (settles) {
            context.forward(record.withValue(searchId));
        }
    }

    /** A candidate of which this is the first trace; other candidates tell whether it can exist. */
    private TrackedCandidate expected(CandidateKey key, Genome genome) {
        int size =
                stores.candidate(new CandidateKey(key.searchId(), key.round(), 0))
                        .map(first -> first.roundSize().orElse(Integer.MAX_VALUE))
                        .orElse(Integer.MAX_VALUE);
        if (key.index() >= size) {
            throw new ContradictionException(
                    "%s: was measured, but the round has %d candidates".formatted(key, size));
        }
        return TrackedCandidate.expected(key, genome);
    }

    private static boolean settles(
            TrackedCandidate before, TrackedCandidate after, List<Objective> objectives) {
        return !before.isSettled(objectives) && after.isSettled(objectives);
    }

    private static void checkSpace(
            KnownSearch search, CandidateKey key, Measurement measurement, Genome genome) {
        String digest = search.spec().space().digest();
        if (!digest.equals(measurement.getSpaceDigest())) {
            throw new ContradictionException(
                    "%s: was measured in the space of digest %s, but the search is in %s"
                            .formatted(key, measurement.getSpaceDigest(), digest));
        }
        search.spec().space().check(genome);
    }
}
