package dev.linas.proposer.tactic;

import dev.linas.core.search.SearchSpec;
import java.util.List;
import java.util.function.Function;

/**
 * LINAS (algorithm 1 of the paper): measure an initial design; from then on search the predictors,
 * seeded with the measured front, and measure the best and most diverse sub-networks found there.
 *
 * <p>What it is composed of is up to the strategy of a search. Where the inner search gives too few
 * unseen sub-networks, random ones fill the round.
 */
public final class LinasTactic implements Tactic {
    private final String name;
    private final Function<SearchSpec, Composition> composing;

    /**
     * @param name name by which searches ask for it
     * @param composing says what it is made of in a search
     */
    LinasTactic(String name, Function<SearchSpec, Composition> composing) {
        this.name = name;
        this.composing = composing;
    }

    /** The tactic that is used unless a search asks for another one. */
    public static LinasTactic standard() {
        return new LinasTactic("linas", Composition::of);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SearchSpec resolved(SearchSpec spec) {
        return Composition.withDesign(spec);
    }

    @Override
    public boolean runsAlgorithm() {
        return true;
    }

    @Override
    public boolean servesFleets() {
        return true;
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        return composing.apply(request.spec()).propose(request, request.history(), request.round());
    }
}
