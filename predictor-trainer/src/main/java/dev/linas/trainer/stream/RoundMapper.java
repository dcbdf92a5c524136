package dev.linas.trainer.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.SearchSpec;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.mapping.PredictorMapper;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.trainer.progress.Failure;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.RoundClosing;
import dev.linas.trainer.progress.UserCommand;
import dev.linas.trainer.round.TrainingOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A closed round as the contract writes it. Pure. */
final class RoundMapper {
    private RoundMapper() {}

    /** Key of a predictor: searchId/metric@pool. */
    static String key(Predictor predictor) {
        String objective = Objective.id(predictor.getMetric(), predictor.getPool());
        return predictor.getSearchId() + "/" + objective;
    }

    /**
     * The record of a closed round.
     *
     * @param closedAt timestamp of what closed it, milliseconds since the epoch
     */
    static Round toRecord(
            KnownSearch search, RoundClosing closing, long closedAt, String codeVersion) {
        SearchSpec spec = search.spec();
        TrainingOutcome outcome = closing.outcome();
        return common(search, closing.after(), closing.round(), closedAt, codeVersion)
                .setRows(closing.rows().stream().map(EvaluationMapper::toRow).toList())
                .setPredictors(predictors(spec, closing))
                .setParetoRankTau(
                        Double.isNaN(outcome.paretoRankTau()) ? null : outcome.paretoRankTau())
                .setArchive(
                        ArchiveMapper.toRecord(
                                spec.objectives(),
                                closing.after(),
                                closing.round(),
                                outcome.evaluations(),
                                outcome.failed(),
                                outcome.front()))
                .setClosedBy(ClosedBy.valueOf(closing.cause().name()))
                .setFinished(outcome.finishReason().isPresent())
                .setFinishReason(
                        outcome.finishReason()
                                .map(r -> dev.linas.schemas.FinishReason.valueOf(r.name()))
                                .orElse(null))
                .build();
    }

    /**
     * The fields that the records of all rounds take from their search.
     *
     * @param progress after the round
     * @param number of the round
     * @param closedAt timestamp of what closed it, milliseconds since the epoch
     */
    static Round.Builder common(
            KnownSearch search, Progress progress, int number, long closedAt, String codeVersion) {
        return Round.newBuilder()
                .setSearchId(progress.searchId())
                .setNumber(number)
                .setWanted(wanted(search.record(), progress.addedPools()))
                .setBudget(StateMapper.boxed(progress.budget()))
                .setFailure(progress.failure().map(Failure::reason).orElse(null))
                .setClosedAt(Instant.ofEpochMilli(closedAt))
                .setCodeVersion(codeVersion);
    }

    private static List<Predictor> predictors(SearchSpec spec, RoundClosing closing) {
        List<Predictor> records = new ArrayList<>();
        for (int o = 0; o < closing.outcome().predictors().size(); o++) {
            records.add(
                    PredictorMapper.toRecord(
                            spec.id(),
                            closing.round(),
                            spec.objectives().get(o),
                            closing.outcome().predictors().get(o)));
        }
        return records;
    }

    /** The metrics of the search and of the added pools: no pool and no metric of a pool twice. */
    private static List<WantedMetrics> wanted(Search search, List<UserCommand.AddedPool> added) {
        List<WantedMetrics> asked = new ArrayList<>(SearchMapper.wanted(search));
        added.forEach(pool -> asked.add(new WantedMetrics(pool.pool(), pool.metrics())));
        return SearchMapper.merged(asked);
    }
}
