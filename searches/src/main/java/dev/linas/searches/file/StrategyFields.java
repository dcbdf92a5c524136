package dev.linas.searches.file;

import dev.linas.schemas.EarlierRow;
import dev.linas.schemas.Strategy;
import java.util.LinkedHashMap;
import java.util.List;
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
        fields.put("warm_start.rows", new Rows(strategy.getEarlierRows()));
        fields.put("schedule", strategy.getSchedule());
        fields.putAll(strategy.getSettings());
        return fields;
    }

    /** Rows that are told by their number and content: there may be a thousand. */
    private record Rows(List<EarlierRow> rows) {
        @Override
        public String toString() {
            return "%d rows, content %08x".formatted(rows.size(), rows.hashCode());
        }
    }
}
