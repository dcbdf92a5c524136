package dev.linas.proposer.tactic;

import java.util.List;

/** Random search without repeats: the baseline that every other tactic has to beat. */
public final class RandomTactic implements Tactic {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public boolean servesFleets() {
        return true;
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        return request.round() == 0
                ? ProposalSampler.initial(request, Composition.design(request.spec()))
                : ProposalSampler.fill(request, request.count(), request.barred());
    }
}
