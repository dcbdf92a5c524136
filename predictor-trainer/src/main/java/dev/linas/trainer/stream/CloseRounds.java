package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.runtime.deadletter.FaultKind;
import dev.linas.schemas.Command;
import dev.linas.schemas.Round;
import dev.linas.trainer.progress.ClosingCause;
import dev.linas.trainer.progress.ContradictionException;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.RoundCloser;
import dev.linas.trainer.progress.RoundClosing;
import dev.linas.trainer.stream.ClosingsUnderWay.Closing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the rounds that are due: after every change of a search, and by the wall clock for
 * deadlines. The fit runs on another thread; a quick one is waited for, of a slow one the outcome
 * is taken up when it is there. Until then the stored progress says that the round is due, so after
 * a crash it is begun again, and commands wait. The stream thread reads what the round and open
 * ones before it came to ({@link UsedRows}), and nothing else. What cannot be closed ends its
 * search as failed, and no other.
 */
final class CloseRounds implements Processor<String, String, String, SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(CloseRounds.class);
    private static final Duration DEADLINE_CHECK = Duration.ofSeconds(1);

    /** How long the stream thread waits for a fit, so that small searches lose no time. */
    private static final Duration QUICK = Duration.ofMillis(20);

    /** How often slow ones are looked at, while there are any. */
    private static final Duration LOOK = Duration.ofMillis(10);

    private final ClosingsUnderWay underWay;
    private final String codeVersion;
    private ProcessorContext<String, SpecificRecord> context;
    private SearchStores stores;
    private UsedRows used;
    private CommandStep commands;
    private Sensor closed;
    private Sensor failed;
    private Optional<Cancellable> looking = Optional.empty();

    CloseRounds(RoundCloser closer, Executor executor, String codeVersion) {
        this.underWay = new ClosingsUnderWay(closer, executor);
        this.codeVersion = codeVersion;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> processorContext) {
        context = processorContext;
        stores = new SearchStores(processorContext);
        used = new UsedRows(stores);
        commands = new CommandStep(stores);
        closed = TrainerSensors.closedRounds(processorContext);
        failed = TrainerSensors.failedSearches(processorContext);
        var unused =
                processorContext.schedule(
                        DEADLINE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::closeOverdue);
        resume(processorContext.currentSystemTimeMs());
    }

    /** Begins again with what was being closed when the task ended. */
    private void resume(long now) {
        for (String searchId : stores.searchIds()) { // a finished one may be about to go on
            Progress progress = stores.progress(searchId).orElseThrow();
            Optional<ClosingCause> cause = progress.closing(stores.policy(searchId), now);
            if (cause.filter(c -> c != ClosingCause.FAILURE).isPresent()) {
                begin(stores.search(searchId).orElseThrow(), progress, cause.get(), now);
                look();
            }
        }
    }

    @Override
    public void close() {
        underWay.clear();
    }

    @Override
    public void process(Record<String, String> record) {
        closeDue(record.value(), record.timestamp());
    }

    private void closeOverdue(long now) {
        for (String searchId : stores.openSearchIds()) {
            if (stores.policy(searchId).deadlineMillis().isPresent()) {
                closeDue(searchId, now);
            }
        }
    }

    private void takeUpDone(long unused) {
        for (String searchId : underWay.done()) {
            closeDue(searchId, 0); // under the timestamp of what closed it
        }
        if (underWay.isEmpty()) {
            looking.ifPresent(Cancellable::cancel);
            looking = Optional.empty();
        }
    }

    private void look() {
        if (looking.isEmpty()) {
            looking =
                    Optional.of(
                            context.schedule(
                                    LOOK, PunctuationType.WALL_CLOCK_TIME, this::takeUpDone));
        }
    }

    /**
     * Closes one round after the other: of a log that is read again, several may be complete. A
     * round that cannot be closed ends its search.
     */
    private void closeDue(String searchId, long since) {
        long now = since;
        while (true) {
            boolean begins = !underWay.has(searchId);
            if (begins && !beginDue(searchId, now)) {
                return;
            }
            Optional<Closing> done = underWay.take(searchId, begins ? QUICK : Duration.ZERO);
            if (done.isEmpty()) {
                look();
                return;
            }
            now = done.get().now();
            takeUp(done.get());
            applyWaiting(searchId, now);
        }
    }

    /** Begins to close the round if it is due; what failed is told at once. */
    private boolean beginDue(String searchId, long now) {
        KnownSearch search = stores.search(searchId).orElseThrow();
        Progress progress = stores.progress(searchId).orElseThrow();
        Optional<ClosingCause> cause = progress.closing(search.policy(), now);
        if (cause.isEmpty()) {
            return false;
        }
        if (cause.get() == ClosingCause.FAILURE) {
            tellFailure(search, progress.ended(), now);
            applyWaiting(searchId, now);
            return false;
        }
        begin(search, progress, cause.get(), now);
        return true;
    }

    private void begin(KnownSearch search, Progress progress, ClosingCause cause, long now) {
        underWay.begin(
                search,
                progress,
                cause,
                used.read(progress.searchId(), progress.round(), search.spec().objectives()),
                now,
                context.recordMetadata().filter(record -> record.topic() != null));
    }

    private void takeUp(Closing done) {
        Progress meanwhile = stores.progress(done.searchId()).orElseThrow();
        try {
            RoundClosing closing = done.result().join();
            Round round = RoundMapper.toRecord(done.search(), closing, done.now(), codeVersion);
            List<Objective> objectives = done.search().spec().objectives();
            closing.fresh()
                    .forEach(
                            fresh ->
                                    stores.put(
                                            stores.candidate(fresh.key())
                                                    .orElseThrow()
                                                    .withUse(closing.round())));
            used.keep(done.searchId(), closing.used());
            Progress after = closing.after();
            stores.put(
                    after.with(
                            meanwhile,
                            stores.candidates(after.searchId(), after.round()),
                            objectives,
                            done.now()));
            emit(round, done.now());
        } catch (CompletionException e) {
            cannotClose(done, meanwhile, e.getCause());
        } catch (RuntimeException e) {
            cannotClose(done, meanwhile, e);
        }
    }

    private void cannotClose(Closing closing, Progress progress, Throwable why) {
        if (why instanceof Error error) {
            throw error;
        }
        if (FaultKind.of(why) == FaultKind.INFRASTRUCTURE) {
            throw why instanceof RuntimeException outage ? outage : new IllegalStateException(why);
        }
        String searchId = closing.searchId();
        used.forget(searchId);
        LOG.error("search {}: round {} cannot be closed", searchId, progress.round(), why);
        stores.put(progress.cannotClose(closing.cause(), why));
        FailureMapper.letter(closing, why)
                .ifPresent(
                        letter ->
                                context.forward(
                                        new Record<>(searchId, letter, closing.now()),
                                        TrainerNodes.EGRESS_DEAD_LETTERS));
    }

    /** The commands that came meanwhile; each was possible then. */
    private void applyWaiting(String searchId, long now) {
        stores.takeWaiting(searchId, command -> apply(command, now));
    }

    private void apply(Command command, long now) {
        if (stores.isSeen(command)) {
            return;
        }
        try {
            commands.apply(command, now);
        } catch (ContradictionException e) {
            LOG.warn("dropped, since a round was closed meanwhile: {}", e.getMessage());
        }
    }

    private void tellFailure(KnownSearch search, Progress ended, long now) {
        Round round =
                FailureMapper.toRecord(
                        search, ended, stores.candidates(ended.searchId()), now, codeVersion);
        stores.put(ended);
        failed.record();
        LOG.error("search {} failed: {}", search.spec().id(), round.getFailure());
        egress(round, now);
    }

    private void emit(Round round, long now) {
        closed.record();
        LOG.info(
                "search {}: round {} closed ({}), {} evaluations, front of {}, hypervolume {}{}",
                round.getSearchId(),
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
                new Record<>(round.getSearchId(), round.getArchive(), now),
                TrainerNodes.EGRESS_ARCHIVES);
        egress(round, now);
    }

    private void egress(Round round, long now) {
        context.forward(new Record<>(round.getSearchId(), round, now), TrainerNodes.EGRESS_ROUNDS);
        context.commit(); // the next round waits for it
    }
}
