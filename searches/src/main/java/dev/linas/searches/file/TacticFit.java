package dev.linas.searches.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.proposer.tactic.Tactic;
import dev.linas.proposer.tactic.Tactics;
import java.util.List;

/** Checks that a tactic goes with the objectives and with what else the file says. */
final class TacticFit {
    /** Tactics that run an evolutionary algorithm with the search's objectives. */
    private static final List<String> EVOLVING =
            List.of("linas", "evolutionary", "one-shot-predictor");

    private final Problems problems;
    private final JsonNode root;

    TacticFit(Problems problems, JsonNode root) {
        this.problems = problems;
        this.root = root;
    }

    /**
     * @param objectives number of objectives; 0 where they could not be read
     */
    void check(String name, int objectives) {
        Tactic tactic = Tactics.named(name);
        for (String key : tactic.fixes().stream().sorted().toList()) {
            if (root.has(key)) {
                problems.error(
                        key,
                        "'%s' is decided by the tactic '%s'; leave it out, or choose another tactic"
                                .formatted(key, name));
            }
        }
        if (name.equals("ofa-ga") && objectives == 1) {
            problems.error(
                    "tactic",
                    "'tactic' is 'ofa-ga', which needs two objectives: one to make best and one to"
                            + " limit; expected another objective, or the algorithm ga of 'linas'");
        }
        if (name.equals("ofa-ga") && objectives > 2) {
            problems.warning(
                    "tactic",
                    "'tactic' is 'ofa-ga', which minds two objectives; the others are only"
                            + " measured");
        }
        if (EVOLVING.contains(name) && objectives > 2 && !root.has("algorithm")) {
            problems.warning(
                    "objectives", AlgorithmReader.poorFit("algorithm", "nsga2", objectives));
        }
    }
}
