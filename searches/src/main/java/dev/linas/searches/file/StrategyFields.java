package dev.linas.searches.file;

import dev.linas.schemas.Strategy;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a strategy by the key of the search file. */
final class StrategyFields {
    private StrategyFields() {}

    /** Null where nothing was said. */
    static Map<String, Object> of(Strategy given) {
        Strategy strategy = given == null ? Strategy.newBuilder().build() : given;
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("algorithm", strategy.getAlgorithm());
        fields.put("initial_design", strategy.getInitialDesign());
        fields.put("batch", strategy.getBatch());
        fields.put("predictor (per objective)", strategy.getPredictors());
        fields.put("training_rounds", strategy.getTrainingRounds());
        fields.put("warm_start", strategy.getWarmStart());
        fields.put("warm_start.rows", strategy.getEarlierRows());
        fields.put("schedule", strategy.getSchedule());
        fields.putAll(strategy.getSettings());
        return fields;
    }
}
