package dev.linas.proposer.tactic;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.proposer.batch.BatchRequest;
import dev.linas.proposer.batch.BatchSelection;
import dev.linas.proposer.batch.OptimisticHypervolumeGain;
import dev.linas.proposer.design.InitialDesign;
import dev.linas.proposer.design.RandomDesign;
import dev.linas.proposer.evolution.EvolutionSettings;
import dev.linas.proposer.evolution.EvolutionarySearch;
import dev.linas.proposer.evolution.Nsga2;
import dev.linas.proposer.inner.ExhaustiveSearch;
import dev.linas.proposer.inner.InnerSearch;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * LINAS (algorithm 1 of the paper): measure an initial design; from then on search the predictors,
 * seeded with the measured front, and measure the best and most diverse sub-networks found there.
 *
 * <p>A space with no more sub-networks than the inner search may predict is predicted whole. Where
 * the inner search gives too few unseen sub-networks, random ones fill the round.
 */
public final class LinasTactic implements Tactic {
    private final String name;
    private final InitialDesign design;
    private final InnerSearch search;
    private final BatchSelection selection;

    /**
     * @param name name by which searches ask for this combination
     * @param design chooses round 0, and fills later rounds
     * @param search searches the predictors
     * @param selection chooses from what it found
     */
    public LinasTactic(
            String name, InitialDesign design, InnerSearch search, BatchSelection selection) {
        this.name = name;
        this.design = design;
        this.search = search;
        this.selection = selection;
    }

    /** The combination that is used unless a search asks for another one. */
    public static LinasTactic standard() {
        return new LinasTactic(
                "linas",
                new RandomDesign(),
                new ExhaustiveSearch(
                        new EvolutionarySearch(new Nsga2(), EvolutionSettings.DEFAULT)),
                new OptimisticHypervolumeGain());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        if (request.round() == 0) {
            return draw(
                    request,
                    request.count(),
                    request.barred(),
                    Seeds.Purpose.INITIAL_DESIGN,
                    Origin.INITIAL_DESIGN);
        }
        List<Proposal> proposals = new ArrayList<>();
        Set<Genome> barred = new HashSet<>(request.barred());
        if (!request.predictors().isEmpty()) {
            for (Prediction chosen : select(request, barred)) {
                barred.add(chosen.genome());
                proposals.add(
                        new Proposal(
                                chosen.genome(),
                                Optional.of(chosen.values()),
                                Origin.INNER_SEARCH));
            }
        }
        int missing = request.count() - proposals.size();
        proposals.addAll(
                draw(request, missing, barred, Seeds.Purpose.RANDOM_FILL, Origin.RANDOM_FILL));
        return proposals;
    }

    private List<Prediction> select(ProposalRequest request, Set<Genome> barred) {
        SearchSpec spec = request.spec();
        PredictedProblem problem =
                PredictedProblem.of(spec.space(), spec.objectives(), request.predictors());
        List<Evaluation> front = ParetoFront.of(request.history(), spec.objectives());
        List<Prediction> explored =
                search.search(
                        problem,
                        front.stream().map(Evaluation::genome).toList(),
                        spec.innerEvaluations(),
                        stream(request, Seeds.Purpose.INNER_SEARCH));
        return selection.select(
                new BatchRequest(
                        problem,
                        explored,
                        front,
                        request.count(),
                        barred,
                        stream(request, Seeds.Purpose.BATCH_SELECTION)));
    }

    private List<Proposal> draw(
            ProposalRequest request,
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

    private static SplittableRandom stream(ProposalRequest request, Seeds.Purpose purpose) {
        return Seeds.stream(request.spec().seed(), request.round(), purpose);
    }
}
