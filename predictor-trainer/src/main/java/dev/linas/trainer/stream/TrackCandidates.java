package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.space.Genome;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.TrackedCandidate;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes down each candidate, and counts those of the open round. */
final class TrackCandidates implements Processor<String, Candidate, String, String> {
    private static final Logger LOG = LoggerFactory.getLogger(TrackCandidates.class);

    private ProcessorContext<String, String> context;
    private SearchStores stores;

    @Override
    public void init(ProcessorContext<String, String> processorContext) {
        context = processorContext;
        stores = new SearchStores(processorContext);
    }

    @Override
    public void process(Record<String, Candidate> record) {
        Candidate candidate = record.value();
        String searchId =
                RecordMapper.searchId(
                        "candidate", record, candidate == null ? null : candidate.getSearchId());
        CandidateKey key = new CandidateKey(searchId, candidate.getRound(), candidate.getIndex());
        Genome genome = GenomeMapper.toGenome(candidate.getGenome());
        TrackedCandidate arrived =
                TrackedCandidate.arrived(
                        key, genome, candidate.getRoundSize(), RecordMapper.asked(candidate));
        Optional<KnownSearch> search = stores.search(searchId);
        search.ifPresent(known -> known.spec().space().check(genome));
        Optional<TrackedCandidate> before = stores.candidate(key);
        if (before.filter(TrackedCandidate::hasArrived).isPresent()) {
            checkSame(before.get(), arrived);
            return;
        }
        TrackedCandidate whole = before.map(expected -> takeUp(expected, arrived)).orElse(arrived);
        if (search.isEmpty()) {
            stores.put(whole);
            return;
        }
        List<Objective> objectives = search.get().spec().objectives();
        TrackedCandidate tracked = whole.forObjectives(objectives);
        Progress progress =
                stores.progress(searchId)
                        .orElseThrow()
                        .arrived(tracked, objectives, record.timestamp());
        stores.put(tracked);
        stores.put(progress);
        context.forward(record.withValue(searchId));
    }

    /** The candidate with the results that came before it, unless they are of another genome. */
    private static TrackedCandidate takeUp(TrackedCandidate expected, TrackedCandidate arrived) {
        if (!expected.genome().equals(arrived.genome())) {
            LOG.warn(
                    "{}: dropped early results of genome {}, since the candidate is {}",
                    arrived.key(),
                    expected.genome(),
                    arrived.genome());
            return arrived;
        }
        return arrived.withResults(expected.genome(), expected.results());
    }

    private static void checkSame(TrackedCandidate known, TrackedCandidate other) {
        if (!known.genome().equals(other.genome())
                || !known.roundSize().equals(other.roundSize())) {
            throw new ContradictionException(
                    "%s: candidate %s of %d contradicts the first one, %s of %d"
                            .formatted(
                                    known.key(),
                                    other.genome(),
                                    other.roundSize().getAsInt(),
                                    known.genome(),
                                    known.roundSize().getAsInt()));
        }
    }
}
