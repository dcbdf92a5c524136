package dev.linas.benchmarks.paper;

import dev.linas.predictors.PredictorSelection;
import dev.linas.proposer.tactic.Tactics;
import dev.linas.runtime.error.UserError;
import java.util.List;

/** Lists what the registries offer to experiments. */
final class Registered {
    static final String PAPER = "linas-paper";
    static final String EVOLUTIONARY = "evolutionary";
    static final String RANDOM = "random";

    private Registered() {}

    /**
     * Checks that there are some tactics.
     *
     * @throws UserError naming the first that is missing and those there are
     */
    static void requireTactics(String figure, List<String> tactics) {
        for (String tactic : tactics) {
            if (!Tactics.ALL.names().contains(tactic)) {
                throw new UserError(
                        "figure %s needs the tactic '%s', which is not registered; there are %s"
                                .formatted(figure, tactic, String.join(", ", Tactics.ALL.names())));
            }
        }
    }

    /** Kinds of predictor but for the choice among them. */
    static List<String> predictors() {
        return PredictorSelection.names().stream()
                .filter(name -> !name.equals(PredictorSelection.AUTO))
                .toList();
    }
}
