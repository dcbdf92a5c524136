package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.PooledRows;
import dev.linas.runtime.deadletter.DeadLetters;
import dev.linas.schemas.Archive;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.trainer.progress.Failure;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.TrackedCandidate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The end of a search that failed, as the contract writes it: a round that used no row and starts
 * nothing. Pure.
 */
final class FailureMapper {
    private FailureMapper() {}

    /**
     * The record of a failure.
     *
     * @param progress of a search that failed
     * @param candidates all of its candidates, by (round, index)
     * @param closedAt timestamp of what it failed at, milliseconds since the epoch
     */
    static Round toRecord(
            KnownSearch search,
            Progress progress,
            List<TrackedCandidate> candidates,
            long closedAt,
            String codeVersion) {
        return RoundMapper.common(search, progress, progress.failedRound(), closedAt, codeVersion)
                .setRows(List.of())
                .setPredictors(List.of())
                .setArchive(archive(search, progress, candidates))
                .setClosedBy(ClosedBy.FAILURE)
                .setFinished(true)
                .setFinishReason(FinishReason.FAILED)
                .build();
    }

    /**
     * The end of a search whose record breaks a rule, so that it never began.
     *
     * @param why what is wrong with the record
     * @param closedAt timestamp of the record, milliseconds since the epoch
     */
    static Round refused(Search search, RuntimeException why, long closedAt, String codeVersion) {
        String id = search.getSearchId();
        return Round.newBuilder()
                .setSearchId(id)
                .setNumber(0)
                .setRows(List.of())
                .setPredictors(List.of())
                .setArchive(
                        Archive.newBuilder()
                                .setSearchId(id)
                                .setRound(0)
                                .setEvaluations(0)
                                .setFailed(0)
                                .setFront(List.of())
                                .setHypervolume(0)
                                .build())
                .setWanted(List.of())
                .setBudget(search.getBudget())
                .setClosedBy(ClosedBy.FAILURE)
                .setFinished(true)
                .setFinishReason(FinishReason.FAILED)
                .setFailure(Failure.of(Failure.Step.PROPOSE, why).reason())
                .setClosedAt(Instant.ofEpochMilli(closedAt))
                .setCodeVersion(codeVersion)
                .build();
    }

    /**
     * The dead letter of the record that led to a round which cannot be closed. It tells where that
     * record is instead of its bytes: nothing is wrong with it.
     *
     * @return empty where the clock closed the round
     */
    static Optional<DeadLetter> letter(ClosingsUnderWay.Closing closing, Throwable why) {
        return closing.origin()
                .map(
                        origin ->
                                DeadLetter.newBuilder()
                                        .setTopic(origin.topic())
                                        .setPartition(Math.max(0, origin.partition()))
                                        .setOffset(Math.max(0, origin.offset()))
                                        .setTimestamp(Instant.ofEpochMilli(closing.now()))
                                        .setKey(
                                                ByteBuffer.wrap(
                                                        closing.searchId()
                                                                .getBytes(StandardCharsets.UTF_8)))
                                        .setValue(null)
                                        .setApp(TrainerTopology.APPLICATION_ID)
                                        .setNode(TrainerNodes.CLOSE_ROUNDS)
                                        .setCause(DeadLetters.causes(why))
                                        .build());
    }

    /** The archive as the last closed round left it. */
    private static Archive archive(
            KnownSearch search, Progress progress, List<TrackedCandidate> candidates) {
        List<Objective> objectives = search.spec().objectives();
        List<Evaluation> rows =
                candidates.stream()
                        .filter(candidate -> candidate.usedIn().isPresent())
                        .map(candidate -> candidate.toEvaluation(objectives))
                        .toList();
        return ArchiveMapper.toRecord(
                objectives,
                progress,
                progress.failedRound(),
                rows.size(),
                (int) rows.stream().filter(Evaluation::failed).count(),
                ParetoFront.of(PooledRows.of(rows), objectives));
    }
}
