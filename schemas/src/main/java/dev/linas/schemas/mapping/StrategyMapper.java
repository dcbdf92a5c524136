package dev.linas.schemas.mapping;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.Phase;
import dev.linas.core.search.SettingValues;
import dev.linas.core.search.Strategy;
import dev.linas.schemas.EarlierRow;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Strategies as the contract writes them. */
public final class StrategyMapper {
    private StrategyMapper() {}

    /** The record of a strategy; null for one that leaves everything to the tactic. */
    static dev.linas.schemas.Strategy toRecord(Strategy strategy) {
        if (strategy.equals(Strategy.DEFAULT)) {
            return null;
        }
        return dev.linas.schemas.Strategy.newBuilder()
                .setAlgorithm(strategy.algorithm().map(StrategyMapper::toRecord).orElse(null))
                .setInitialDesign(strategy.initialDesign().orElse(null))
                .setBatch(strategy.batch().orElse(null))
                .setPredictors(strategy.predictors())
                .setTrainingRounds(boxed(strategy.trainingRounds()))
                .setSettings(strategy.settings().texts())
                .setWarmStart(strategy.warmStart().stream().map(GenomeMapper::toBytes).toList())
                .setEarlierRows(toEarlierRows(strategy.earlierRows()))
                .setSchedule(strategy.schedule().stream().map(StrategyMapper::toRecord).toList())
                .build();
    }

    /**
     * The strategy of a record.
     *
     * @throws IllegalArgumentException naming the field, if the record breaks a rule
     */
    static Strategy toStrategy(dev.linas.schemas.Strategy record) {
        if (record == null) {
            return Strategy.DEFAULT;
        }
        return Strategy.DEFAULT.toBuilder()
                .algorithm(Optional.ofNullable(record.getAlgorithm()).map(StrategyMapper::toChoice))
                .initialDesign(Optional.ofNullable(record.getInitialDesign()))
                .batch(Optional.ofNullable(record.getBatch()))
                .predictors(List.copyOf(record.getPredictors()))
                .trainingRounds(optional(record.getTrainingRounds()))
                .settings(new SettingValues(record.getSettings()))
                .warmStart(record.getWarmStart().stream().map(GenomeMapper::toGenome).toList())
                .earlierRows(earlierRows(record.getEarlierRows()))
                .schedule(record.getSchedule().stream().map(StrategyMapper::toPhase).toList())
                .build();
    }

    /** The records of rows that were measured before a search. */
    public static List<EarlierRow> toEarlierRows(List<Evaluation> rows) {
        return rows.stream()
                .map(
                        row ->
                                new EarlierRow(
                                        GenomeMapper.toBytes(row.genome()),
                                        EvaluationMapper.toNullable(row.values())))
                .toList();
    }

    private static List<Evaluation> earlierRows(List<EarlierRow> records) {
        return IntStream.range(0, records.size())
                .mapToObj(
                        i ->
                                new Evaluation(
                                        0,
                                        i,
                                        GenomeMapper.toGenome(records.get(i).getGenome()),
                                        EvaluationMapper.ofNullable(records.get(i).getValues()),
                                        false))
                .toList();
    }

    private static dev.linas.schemas.AlgorithmChoice toRecord(AlgorithmChoice choice) {
        return new dev.linas.schemas.AlgorithmChoice(choice.name(), choice.settings().texts());
    }

    private static AlgorithmChoice toChoice(dev.linas.schemas.AlgorithmChoice record) {
        return new AlgorithmChoice(record.getName(), new SettingValues(record.getSettings()));
    }

    private static dev.linas.schemas.Phase toRecord(Phase phase) {
        return new dev.linas.schemas.Phase(
                phase.fromRound(),
                boxed(phase.population()),
                boxed(phase.innerEvaluations()),
                phase.predictors(),
                phase.algorithm().map(StrategyMapper::toRecord).orElse(null));
    }

    private static Phase toPhase(dev.linas.schemas.Phase record) {
        return new Phase(
                record.getFromRound(),
                optional(record.getPopulation()),
                optional(record.getInnerEvaluations()),
                List.copyOf(record.getPredictors()),
                Optional.ofNullable(record.getAlgorithm()).map(StrategyMapper::toChoice));
    }

    private static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
