package dev.linas.proposer.tactic;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.proposer.batch.BatchRequest;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.Set;
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
    public boolean runsAlgorithm() {
        return true;
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        Composition composition = composing.apply(request.spec());
        if (request.round() == 0) {
            return ProposalSampler.initial(request, composition.design());
        }
        return ProposalSampler.completed(
                request,
                request.predictors().isEmpty()
                        ? List.of()
                        : select(request, composition, request.barred()));
    }

    private static List<Prediction> select(
            ProposalRequest request, Composition composition, Set<Genome> barred) {
        SearchSpec spec = request.spec();
        PredictedProblem problem =
                PredictedProblem.of(spec.space(), spec.objectives(), request.predictors());
        List<Evaluation> front = ParetoFront.of(request.history(), spec.objectives());
        List<Genome> start =
                composition.fromFront()
                        ? front.stream().map(Evaluation::genome).toList()
                        : List.of();
        List<Prediction> explored =
                composition
                        .search()
                        .search(
                                problem,
                                start,
                                spec.innerEvaluations(),
                                ProposalSampler.stream(request, Seeds.Purpose.INNER_SEARCH));
        return composition
                .selection()
                .select(
                        new BatchRequest(
                                problem,
                                explored,
                                front,
                                request.count(),
                                barred,
                                ProposalSampler.stream(request, Seeds.Purpose.BATCH_SELECTION)));
    }
}
