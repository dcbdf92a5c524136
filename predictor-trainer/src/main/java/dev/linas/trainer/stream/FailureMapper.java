package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.Evaluation;
import dev.linas.schemas.Archive;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.FinishReason;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Round;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.trainer.progress.Failure;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.TrackedCandidate;
import java.time.Instant;
import java.util.List;

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
        Integer budget = progress.budget().isPresent() ? progress.budget().getAsInt() : null;
        return Round.newBuilder()
                .setSearchId(search.spec().id())
                .setNumber(progress.failedRound())
                .setRows(List.of())
                .setPredictors(List.of())
                .setArchive(archive(search, progress, candidates))
                .setWanted(RoundMapper.wanted(search.record(), progress.addedPools()))
                .setBudget(budget)
                .setClosedBy(ClosedBy.FAILURE)
                .setFinished(true)
                .setFinishReason(FinishReason.FAILED)
                .setFailure(progress.failure().map(Failure::reason).orElseThrow())
                .setClosedAt(Instant.ofEpochMilli(closedAt))
                .setCodeVersion(codeVersion)
                .build();
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
        List<FrontPoint> front =
                ParetoFront.of(rows, objectives).stream()
                        .map(EvaluationMapper::toFrontPoint)
                        .toList();
        return Archive.newBuilder()
                .setSearchId(search.spec().id())
                .setRound(progress.failedRound())
                .setEvaluations(rows.size())
                .setFailed((int) rows.stream().filter(row -> !row.complete()).count())
                .setFront(front)
                .setHypervolume(progress.hypervolume().orElse(0.0))
                .setReferencePoint(progress.referencePoint().orElse(null))
                .build();
    }
}
