package dev.linas.proposer.tactic;

import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Setting;
import dev.linas.core.search.Suitability;
import java.util.List;
import java.util.Set;

/**
 * Decides what a search measures next.
 *
 * <p>Implementations are stateless and thread-safe. Random numbers come only from {@link
 * dev.linas.core.random.Seeds} with the search's seed and the round, so the same request gives the
 * same proposals on every machine.
 */
public interface Tactic {
    /** Name by which searches ask for it. */
    String name();

    /** How it goes with so many objectives. */
    default Suitability suitability(int objectives) {
        return Suitability.GOOD;
    }

    /**
     * Whether it runs the evolutionary algorithm that the strategy of a search names, with all of
     * its objectives.
     */
    default boolean runsAlgorithm() {
        return false;
    }

    /**
     * Whether it can serve a front for each of several devices: objectives per pool
     * (docs/decisions/0220).
     */
    default boolean servesFleets() {
        return false;
    }

    /**
     * Settings of its own: each is a key of the search file, whose value stands in {@link
     * dev.linas.core.search.Strategy#settings}.
     */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /**
     * Keys of the search file whose values this tactic decides, so that no search may: see {@link
     * #resolved}.
     */
    default Set<String> fixedKeys() {
        return Set.of();
    }

    /**
     * The search with what this tactic decides for it filled in; to be asked for before a search
     * starts. Resolving twice changes nothing.
     */
    default SearchSpec resolved(SearchSpec spec) {
        return spec;
    }

    /**
     * Candidates that a round is to have, &ge; 1: no more than that are asked for, and fewer only
     * where the budget ends.
     *
     * @param history evaluations so far, by (round, index)
     */
    default int roundSize(SearchSpec spec, int round, List<Evaluation> history) {
        return round == 0 ? spec.initialPopulation() : spec.population();
    }

    /**
     * Proposes candidates.
     *
     * @return distinct canonical genomes outside {@link ProposalRequest#barred()}: as many as asked
     *     for, or all there are if the space holds fewer. Their order is that of the round.
     */
    List<Proposal> propose(ProposalRequest request);
}
