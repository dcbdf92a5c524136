package dev.linas.trainer.stream;

import dev.linas.runtime.deadletter.FaultKind;
import dev.linas.schemas.Round;
import dev.linas.trainer.progress.ClosingCause;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.RoundCloser;
import dev.linas.trainer.progress.RoundClosing;
import dev.linas.trainer.progress.TrackedCandidate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the rounds that are due: after every change of a search, and by the wall clock for
 * deadlines. Costs O(rows) for a round that closes and nothing else. What cannot be closed ends its
 * search as failed, and no other.
 */
final class CloseRounds implements Processor<String, String, String, SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(CloseRounds.class);
    private static final Duration DEADLINE_CHECK = Duration.ofSeconds(1);

    private final RoundCloser closer;
    private final String codeVersion;
    private ProcessorContext<String, SpecificRecord> context;
    private State state;
    private Sensor closed;
    private Sensor failed;

    CloseRounds(RoundCloser closer, String codeVersion) {
        this.closer = closer;
        this.codeVersion = codeVersion;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        state = new State(processorContext);
        closed = TrainerSensors.closedRounds(processorContext);
        failed = TrainerSensors.failedSearches(processorContext);
        var unused =
                processorContext.schedule(
                        DEADLINE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::closeOverdue);
    }

    @Override
    public void process(Record<String, String> record) {
        Optional<RuntimeException> failure = closeDue(record.value(), record.timestamp());
        if (failure.isPresent()) {
            throw failure.get(); // so that the record becomes a dead letter
        }
    }

    private void closeOverdue(long now) {
        for (String searchId : state.openSearchIds()) {
            KnownSearch search = state.search(searchId).orElseThrow();
            if (search.policy().deadlineMillis().isPresent()) {
                var unused = closeDue(searchId, now); // no record is to blame
            }
        }
    }

    /**
     * Closes one round after the other: of a log that is read again, several may be complete. A
     * round that cannot be closed ends its search.
     *
     * @return what kept a round from being closed
     */
    private Optional<RuntimeException> closeDue(String searchId, long now) {
        KnownSearch search = state.search(searchId).orElseThrow();
        Progress progress = state.progress(searchId).orElseThrow();
        Optional<RuntimeException> failure = Optional.empty();
        Optional<ClosingCause> cause = progress.closing(search.policy(), now);
        while (cause.isPresent()) {
            List<TrackedCandidate> candidates = state.candidates(searchId);
            if (cause.get() == ClosingCause.FAILURE) {
                progress = progress.ended();
                emitFailure(search, progress, candidates, now);
            } else {
                try {
                    progress = close(search, progress, cause.get(), candidates, now);
                } catch (RuntimeException e) {
                    if (FaultKind.of(e) == FaultKind.INFRASTRUCTURE) {
                        throw e;
                    }
                    LOG.error(
                            "search {}: round {} cannot be closed", searchId, progress.round(), e);
                    failure = Optional.of(e);
                    progress = progress.cannotClose(cause.get(), e);
                }
            }
            state.put(progress);
            cause = progress.closing(search.policy(), now);
        }
        return failure;
    }

    private Progress close(
            KnownSearch search,
            Progress progress,
            ClosingCause cause,
            List<TrackedCandidate> candidates,
            long now) {
        RoundClosing closing = closer.close(search.spec(), progress, cause, candidates, now);
        Round round = RoundMapper.toRecord(search, closing, now, codeVersion);
        closing.fresh().forEach(state::put);
        emit(round, now);
        return closing.after();
    }

    private void emitFailure(
            KnownSearch search, Progress progress, List<TrackedCandidate> candidates, long now) {
        Round round = FailureMapper.toRecord(search, progress, candidates, now, codeVersion);
        LOG.error("search {} failed: {}", search.spec().id(), round.getFailure());
        failed.record();
        egress(round, now);
    }

    private void emit(Round round, long now) {
        LOG.info(
                "search {}: round {} closed ({}), {} evaluations, front of {}, hypervolume {}{}",
                round.getSearchId(),
                round.getNumber(),
                round.getClosedBy(),
                round.getArchive().getEvaluations(),
                round.getArchive().getFront().size(),
                round.getArchive().getHypervolume(),
                round.getFinished() ? ", finished: " + round.getFinishReason() : "");
        closed.record();
        round.getPredictors()
                .forEach(
                        predictor ->
                                context.forward(
                                        new Record<>(RoundMapper.key(predictor), predictor, now),
                                        TrainerNodes.EGRESS_PREDICTORS));
        context.forward(
                new Record<>(round.getSearchId(), round.getArchive(), now),
                TrainerNodes.EGRESS_ARCHIVES);
        egress(round, now);
    }

    private void egress(Round round, long now) {
        context.forward(new Record<>(round.getSearchId(), round, now), TrainerNodes.EGRESS_ROUNDS);
        context.commit(); // the next round waits for it
    }
}
