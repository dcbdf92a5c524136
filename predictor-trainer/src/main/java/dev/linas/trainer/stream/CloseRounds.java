package dev.linas.trainer.stream;

import dev.linas.schemas.Round;
import dev.linas.trainer.progress.ClosingCause;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.RoundClosing;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the rounds that are due: after every change of a search, and by the wall clock for
 * deadlines. Costs O(rows) for a round that closes and nothing else.
 */
final class CloseRounds implements Processor<String, String, String, SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(CloseRounds.class);
    private static final Duration DEADLINE_CHECK = Duration.ofSeconds(1);

    private final String codeVersion;
    private ProcessorContext<String, SpecificRecord> context;
    private State state;

    CloseRounds(String codeVersion) {
        this.codeVersion = codeVersion;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        state = new State(processorContext);
        var unused =
                processorContext.schedule(
                        DEADLINE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::closeOverdue);
    }

    @Override
    public void process(Record<String, String> record) {
        closeDue(record.value(), record.timestamp());
    }

    private void closeOverdue(long now) {
        for (String searchId : state.openSearchIds()) {
            KnownSearch search = state.search(searchId).orElseThrow();
            if (search.policy().deadlineMillis().isPresent()) {
                closeDue(searchId, now);
            }
        }
    }

    /** Closes one round after the other: of a log that is read again, several may be complete. */
    private void closeDue(String searchId, long now) {
        KnownSearch search = state.search(searchId).orElseThrow();
        Progress progress = state.progress(searchId).orElseThrow();
        Optional<ClosingCause> cause = progress.closing(search.policy(), now);
        while (cause.isPresent()) {
            RoundClosing closing =
                    RoundClosing.of(
                            search.spec(), progress, cause.get(), state.candidates(searchId), now);
            closing.fresh().forEach(state::put);
            progress = closing.after();
            state.put(progress);
            emit(search, closing, now);
            cause = progress.closing(search.policy(), now);
        }
    }

    private void emit(KnownSearch search, RoundClosing closing, long now) {
        String searchId = search.spec().id();
        Round round = RoundMapper.toRecord(search, closing, now, codeVersion);
        LOG.info(
                "search {}: round {} closed ({}), {} evaluations, front of {}, hypervolume {}{}",
                searchId,
                round.getNumber(),
                round.getClosedBy(),
                round.getArchive().getEvaluations(),
                round.getArchive().getFront().size(),
                round.getArchive().getHypervolume(),
                round.getFinished() ? ", finished: " + round.getFinishReason() : "");
        round.getPredictors()
                .forEach(
                        predictor ->
                                context.forward(
                                        new Record<>(RoundMapper.key(predictor), predictor, now),
                                        TrainerNodes.EGRESS_PREDICTORS));
        context.forward(
                new Record<>(searchId, round.getArchive(), now), TrainerNodes.EGRESS_ARCHIVES);
        context.forward(new Record<>(searchId, round, now), TrainerNodes.EGRESS_ROUNDS);
        context.commit(); // the next round waits for it
    }
}
