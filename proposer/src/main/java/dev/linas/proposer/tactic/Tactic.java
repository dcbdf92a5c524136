package dev.linas.proposer.tactic;

import dev.linas.core.search.SearchSpec;
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

    /**
     * Keys of the search file whose values this tactic decides, so that no search may: see {@link
     * #settled}.
     */
    default Set<String> fixes() {
        return Set.of();
    }

    /**
     * The search with what this tactic decides for it filled in; to be asked for before a search
     * starts. Settling twice changes nothing.
     */
    default SearchSpec settled(SearchSpec spec) {
        return spec;
    }

    /**
     * Proposes candidates.
     *
     * @return distinct canonical genomes outside {@link ProposalRequest#barred()}: as many as asked
     *     for, or all there are if the space holds fewer. Their order is that of the round.
     */
    List<Proposal> propose(ProposalRequest request);
}
