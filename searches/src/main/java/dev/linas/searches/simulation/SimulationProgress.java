package dev.linas.searches.simulation;

import dev.linas.core.search.SearchSpec;

/** Hears of every round that a simulated search closed; called from the thread that runs it. */
@FunctionalInterface
public interface SimulationProgress {
    /**
     * A round was closed.
     *
     * @param spec the search, with its seed and tactic
     * @param round number of the round, &ge; 0
     * @param evaluations evaluations so far
     * @param hypervolume hypervolume so far; NaN as long as nothing was measured
     */
    void roundClosed(SearchSpec spec, int round, int evaluations, double hypervolume);
}
