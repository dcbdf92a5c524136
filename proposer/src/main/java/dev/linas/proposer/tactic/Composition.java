package dev.linas.proposer.tactic;

import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Strategy;
import dev.linas.proposer.batch.BatchSelection;
import dev.linas.proposer.batch.BatchSelections;
import dev.linas.proposer.design.InitialDesign;
import dev.linas.proposer.design.InitialDesigns;
import dev.linas.proposer.design.WarmStart;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.proposer.inner.ExhaustiveSearch;
import dev.linas.proposer.inner.InnerSearch;

/**
 * What a tactic on predictors is made of.
 *
 * @param design chooses round 0
 * @param search searches the predictors
 * @param fromFront whether the inner search begins with the measured front
 * @param selection chooses from what it found
 */
public record Composition(
        InitialDesign design, InnerSearch search, boolean fromFront, BatchSelection selection) {

    /**
     * As the strategy of a search has it, defaults for the rest. A space with no more sub-networks
     * than the inner search may predict is predicted whole.
     *
     * @throws IllegalArgumentException naming what there is, if it asks for something else
     */
    public static Composition of(SearchSpec spec) {
        Strategy strategy = spec.strategy();
        InnerSearch search =
                Algorithms.search(strategy.algorithm(), spec.space(), spec.objectives().size());
        return new Composition(
                design(spec),
                new ExhaustiveSearch(search),
                true,
                BatchSelections.KINDS.named(strategy.batch()));
    }

    /** The initial design that a search asks for. */
    static InitialDesign design(SearchSpec spec) {
        InitialDesign design = InitialDesigns.KINDS.named(spec.strategy().initialDesign());
        return spec.strategy().warmStart().isEmpty()
                ? design
                : new WarmStart(spec.strategy().warmStart(), design);
    }
}
