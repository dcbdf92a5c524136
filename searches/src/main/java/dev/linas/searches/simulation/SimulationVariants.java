package dev.linas.searches.simulation;

import dev.linas.core.registry.Suggestions;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.SearchSpec;
import dev.linas.proposer.tactic.Tactics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;

/** One search for several tactics and seeds. */
public final class SimulationVariants {
    private SimulationVariants() {}

    /**
     * One search per tactic and seed, tactic by tactic.
     *
     * @param given the search as its file has it
     * @param tactics names of tactics; one that stands twice counts once; empty: that of the search
     * @param budget budget of each
     * @throws IllegalArgumentException naming the tactic that there is not, or that cannot serve
     *     the search; its text tells what was expected
     */
    public static List<SearchSpec> of(
            SearchSpec given, List<String> tactics, List<Long> seeds, OptionalInt budget) {
        tactics.forEach(tactic -> check(given, tactic));
        List<SearchSpec> specs = new ArrayList<>();
        for (String tactic :
                tactics.isEmpty() ? List.of(given.tactic()) : new LinkedHashSet<>(tactics)) {
            for (long seed : seeds) {
                specs.add(Tactics.ALL.named(tactic).resolved(given.with(tactic, budget, seed)));
            }
        }
        return specs;
    }

    private static void check(SearchSpec given, String tactic) {
        List<String> names = Tactics.ALL.names();
        if (!names.contains(tactic)) {
            throw new IllegalArgumentException(
                    "'%s'; expected one of %s%s"
                            .formatted(
                                    tactic,
                                    String.join(", ", names),
                                    Suggestions.didYouMean(tactic, names)));
        }
        if (DeviceFront.isFleet(given.objectives()) && !Tactics.ALL.named(tactic).servesFleets()) {
            throw new IllegalArgumentException(
                    ("'%s', which cannot search for a front for each pool; leave it out, or take"
                                    + " 'per: pool' out of the search file")
                            .formatted(tactic));
        }
    }
}
