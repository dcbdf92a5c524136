package dev.linas.proposer.tactic;

import java.util.List;

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
     * Proposes candidates.
     *
     * @return distinct canonical genomes outside {@link ProposalRequest#barred()}: as many as asked
     *     for, or all there are if the space holds fewer. Their order is that of the round.
     */
    List<Proposal> propose(ProposalRequest request);
}
