package dev.linas.searches.file;

import dev.linas.core.config.Problems;
import dev.linas.core.config.Section;
import dev.linas.core.search.Suitability;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.proposer.evolution.EvolutionaryAlgorithm;
import dev.linas.proposer.tactic.Tactic;
import java.util.Optional;

/** Checks that a tactic goes with the objectives and with what else the file says. */
final class TacticSuitability {
    private final Problems problems;
    private final Section root;

    TacticSuitability(Problems problems, Section root) {
        this.problems = problems;
        this.root = root;
    }

    /**
     * @param objectives number of objectives of a front; 0 where they could not be read
     * @param fleet whether there is a front for each of several pools
     */
    void check(Tactic tactic, int objectives, boolean fleet) {
        String name = tactic.name();
        for (String key : tactic.fixedKeys().stream().sorted().toList()) {
            if (root.has(key)) {
                problems.error(
                        key,
                        "'%s' is decided by the tactic '%s'; leave it out, or choose another tactic"
                                .formatted(key, name));
            }
        }
        if (fleet && !tactic.servesFleets()) {
            problems.error(
                    "tactic",
                    ("'tactic' is '%s', which cannot search for a front for each pool; leave"
                                    + " out 'per: pool', or choose 'linas'")
                            .formatted(name));
        }
        if (objectives == 0) {
            return;
        }
        Suitability suitability = tactic.suitability(objectives);
        String message = "'tactic' is '%s', which %s".formatted(name, suitability.reason());
        if (suitability.grade() == Suitability.Grade.NONE) {
            problems.error("tactic", message);
        } else if (suitability.grade() == Suitability.Grade.POOR) {
            problems.warning("tactic", message);
        }
        if (tactic.runsAlgorithm() && !root.has("algorithm")) {
            EvolutionaryAlgorithm standard = Algorithms.ALL.named(Optional.empty());
            AlgorithmReader.poor("algorithm", standard, objectives)
                    .ifPresent(text -> problems.warning("objectives", text));
        }
    }
}
