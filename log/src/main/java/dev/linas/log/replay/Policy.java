package dev.linas.log.replay;

import dev.linas.core.search.AlgorithmChoice;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.SettingValues;
import dev.linas.predictors.PredictorFitters;
import dev.linas.proposer.batch.BatchSelections;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.proposer.tactic.Tactic;
import dev.linas.proposer.tactic.Tactics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes that a replay makes to the policy of its search; what is empty stays as it was.
 *
 * @param predictor kind of predictor of every objective
 * @param batch kind of batch selection
 * @param algorithm algorithm of the inner search, with its default settings
 * @param aggregation what a measured value is of its samples
 */
public record Policy(
        Optional<String> predictor,
        Optional<String> batch,
        Optional<String> algorithm,
        Optional<Aggregation> aggregation) {
    private static final String AUTO = "auto";

    /** The policy of the search itself. */
    public static final Policy RECORDED =
            new Policy(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether the search itself went by it. */
    public boolean isRecorded() {
        return equals(RECORDED);
    }

    /** The changes, for people: {@code predictor ridge, batch diversity}. */
    public String name() {
        List<String> parts = new ArrayList<>();
        predictor.ifPresent(kind -> parts.add("predictor " + kind));
        batch.ifPresent(kind -> parts.add("batch " + kind));
        algorithm.ifPresent(kind -> parts.add("algorithm " + kind));
        aggregation.ifPresent(kind -> parts.add("aggregate " + kind.text()));
        return parts.isEmpty() ? "recorded" : String.join(", ", parts);
    }

    /**
     * A search that goes by this policy.
     *
     * @throws IllegalArgumentException naming the option, if there is no such kind, or the tactic
     *     of the search decides it by itself
     */
    public SearchSpec applied(SearchSpec spec) {
        Tactic tactic = Tactics.ALL.named(spec.tactic());
        predictor.ifPresent(kind -> refuseFixed(tactic, "predictor"));
        batch.ifPresent(kind -> refuseFixed(tactic, "batch"));
        algorithm.ifPresent(kind -> refuseFixed(tactic, "algorithm"));
        predictor.filter(kind -> !kind.equals(AUTO)).ifPresent(PredictorFitters.ALL::named);
        batch.ifPresent(BatchSelections.ALL::named);
        algorithm.ifPresent(Algorithms.ALL::named);
        SearchSpec changed = spec;
        if (predictor.isPresent()) {
            changed =
                    changed.toBuilder()
                            .predictor(predictor.get())
                            .strategy(changed.strategy().withPredictors(List.of()))
                            .build();
        }
        if (batch.isPresent()) {
            changed = changed.with(changed.strategy().toBuilder().batch(batch).build());
        }
        if (algorithm.isPresent()) {
            changed =
                    changed.with(
                            changed.strategy()
                                    .withAlgorithm(
                                            new AlgorithmChoice(
                                                    algorithm.get(), SettingValues.NONE)));
        }
        return changed;
    }

    private static void refuseFixed(Tactic tactic, String key) {
        if (tactic.fixedKeys().contains(key)) {
            throw new IllegalArgumentException(
                    "--%s: the tactic '%s' of the search decides it; leave the option out"
                            .formatted(key, tactic.name()));
        }
    }
}
