package dev.linas.proposer.tactic;

import dev.linas.core.random.Seeds;
import dev.linas.proposer.design.RandomDesign;
import java.util.List;

/** Random search without repeats: the baseline that every other tactic has to beat. */
public final class RandomTactic implements Tactic {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        boolean first = request.round() == 0;
        Seeds.Purpose purpose = first ? Seeds.Purpose.INITIAL_DESIGN : Seeds.Purpose.RANDOM_FILL;
        Origin origin = first ? Origin.INITIAL_DESIGN : Origin.RANDOM_FILL;
        return new RandomDesign()
                        .design(
                                request.spec().space(),
                                request.count(),
                                request.barred(),
                                Seeds.stream(request.spec().seed(), request.round(), purpose))
                        .stream()
                        .map(genome -> Proposal.unpredicted(genome, origin))
                        .toList();
    }
}
