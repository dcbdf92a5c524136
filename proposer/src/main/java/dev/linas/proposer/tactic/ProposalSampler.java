package dev.linas.proposer.tactic;

import dev.linas.core.random.Seeds;
import dev.linas.core.space.Genome;
import dev.linas.proposer.design.InitialDesign;
import dev.linas.proposer.design.RandomDesign;
import dev.linas.proposer.evolution.OffspringGenerator;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Proposals that no model chose: those of round 0, and those that complete a round. */
final class ProposalSampler {
    private ProposalSampler() {}

    /** Round 0. */
    static List<Proposal> initial(ProposalRequest request, InitialDesign design) {
        return draw(
                request,
                design,
                request.count(),
                request.barred(),
                Seeds.Purpose.INITIAL_DESIGN,
                Origin.INITIAL_DESIGN);
    }

    /**
     * A round of what a model chose, completed by random ones where that is too little.
     *
     * @param chosen unseen sub-networks, each once
     */
    static List<Proposal> completed(ProposalRequest request, List<Prediction> chosen) {
        Set<Genome> barred = new HashSet<>(request.barred());
        List<Proposal> proposals = new ArrayList<>();
        for (Prediction prediction : chosen) {
            barred.add(prediction.genome());
            proposals.add(
                    new Proposal(
                            prediction.genome(),
                            Optional.of(prediction.values()),
                            Origin.INNER_SEARCH));
        }
        proposals.addAll(fill(request, request.count() - proposals.size(), barred));
        return proposals;
    }

    /**
     * A round of unseen children, completed by random ones where those are too few.
     *
     * @param mating makes one or two genomes a time, seen before or not
     */
    static List<Proposal> bred(
            ProposalRequest request, Function<SplittableRandom, Genome[]> mating) {
        Set<Genome> barred = new HashSet<>(request.barred());
        OffspringGenerator generator = new OffspringGenerator(request.spec().space(), barred::add);
        SplittableRandom random = stream(request, Seeds.Purpose.INNER_SEARCH);
        List<Proposal> proposals = new ArrayList<>();
        for (Genome child : generator.breed(mating, request.count(), random)) {
            proposals.add(Proposal.unpredicted(child, Origin.INNER_SEARCH));
        }
        proposals.addAll(fill(request, request.count() - proposals.size(), barred));
        return proposals;
    }

    /**
     * Random ones where a model gave too few.
     *
     * @param barred genomes that must not be drawn, those of the round so far included
     */
    static List<Proposal> fill(ProposalRequest request, int missing, Set<Genome> barred) {
        return draw(
                request,
                new RandomDesign(),
                missing,
                barred,
                Seeds.Purpose.RANDOM_FILL,
                Origin.RANDOM_FILL);
    }

    /** The random stream of one purpose in the round asked for. */
    static SplittableRandom stream(ProposalRequest request, Seeds.Purpose purpose) {
        return Seeds.stream(request.spec().seed(), request.round(), purpose);
    }

    private static List<Proposal> draw(
            ProposalRequest request,
            InitialDesign design,
            int count,
            Set<Genome> barred,
            Seeds.Purpose purpose,
            Origin origin) {
        return design
                .design(request.spec().space(), count, barred, stream(request, purpose))
                .stream()
                .map(genome -> Proposal.unpredicted(genome, origin))
                .toList();
    }
}
