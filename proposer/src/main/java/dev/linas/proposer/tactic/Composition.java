package dev.linas.proposer.tactic;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Strategy;
import dev.linas.core.space.Genome;
import dev.linas.proposer.batch.BatchRequest;
import dev.linas.proposer.batch.BatchSelection;
import dev.linas.proposer.batch.BatchSelections;
import dev.linas.proposer.design.InitialDesign;
import dev.linas.proposer.design.InitialDesigns;
import dev.linas.proposer.design.WarmStart;
import dev.linas.proposer.evolution.Algorithms;
import dev.linas.proposer.inner.ExhaustiveSearch;
import dev.linas.proposer.inner.InnerSearch;
import dev.linas.proposer.inner.PredictedProblem;
import dev.linas.proposer.inner.Prediction;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The parts of a tactic that uses predictors.
 *
 * @param design chooses round 0
 * @param search searches the predictors
 * @param fromFront whether the inner search begins with the measured front
 * @param avoidsFailures whether it keeps away from what can probably not be measured
 * @param selection chooses from what it found
 */
public record Composition(
        InitialDesign design,
        InnerSearch search,
        boolean fromFront,
        boolean avoidsFailures,
        BatchSelection selection) {

    /**
     * The parts that the strategy of a search names, with defaults for the others. A space with no
     * more sub-networks than the inner search may predict is predicted whole.
     *
     * @throws IllegalArgumentException naming what there is, if it asks for something else
     */
    public static Composition of(SearchSpec spec) {
        Strategy strategy = spec.strategy();
        InnerSearch search =
                Algorithms.search(strategy.algorithm(), spec.space(), objectives(spec));
        return new Composition(
                design(spec),
                new ExhaustiveSearch(search),
                true,
                true,
                BatchSelections.ALL.named(strategy.batch()));
    }

    /** Objectives of the largest front. */
    private static int objectives(SearchSpec spec) {
        return DeviceFront.of(spec.objectives()).stream()
                .mapToInt(front -> front.objectives().size())
                .max()
                .orElseThrow();
    }

    /**
     * Proposes a round: round 0 by the design; later ones by searching the predictors and selecting
     * from what was found. Random sub-networks fill the round where those are too few.
     *
     * @param rows evaluations whose front the search begins with and the selection adds to
     * @param searchRound round whose random numbers the search gets
     */
    List<Proposal> propose(ProposalRequest request, List<Evaluation> rows, int searchRound) {
        if (request.round() == 0) {
            return ProposalSampler.initial(request, design);
        }
        return ProposalSampler.completed(
                request,
                request.predictors().isEmpty() ? List.of() : select(request, rows, searchRound));
    }

    private List<Prediction> select(
            ProposalRequest request, List<Evaluation> rows, int searchRound) {
        SearchSpec spec = request.spec();
        PredictedProblem problem =
                PredictedProblem.of(spec.space(), spec.objectives(), request.predictors());
        if (DeviceFront.isFleet(spec.objectives())) {
            return new FleetBatch(this, request, problem).select(rows, searchRound);
        }
        List<Evaluation> front = ParetoFront.of(rows, spec.objectives());
        problem = open(problem, request.history());
        List<Prediction> explored =
                explore(
                        problem,
                        front,
                        spec.innerEvaluations(),
                        Seeds.stream(spec.seed(), searchRound, Seeds.Purpose.INNER_SEARCH));
        return selected(request, problem, explored, front);
    }

    /** A problem in the light of what failed, if that counts. */
    PredictedProblem open(PredictedProblem problem, List<Evaluation> history) {
        return avoidsFailures ? problem.avoidingFailures(history) : problem;
    }

    /**
     * Selects as many as a request asks for.
     *
     * @param from predictions to select from
     * @param front the front that the selection adds to
     */
    List<Prediction> selected(
            ProposalRequest request,
            PredictedProblem problem,
            List<Prediction> from,
            List<Evaluation> front) {
        return selection.select(
                new BatchRequest(
                        problem,
                        from,
                        front,
                        request.count(),
                        request.barred(),
                        ProposalSampler.stream(request, Seeds.Purpose.BATCH_SELECTION)));
    }

    /**
     * Searches some predictors.
     *
     * @param front the measured front
     * @param evaluations predicted sub-networks at most
     */
    List<Prediction> explore(
            PredictedProblem problem,
            List<Evaluation> front,
            int evaluations,
            SplittableRandom random) {
        List<Genome> start =
                fromFront ? front.stream().map(Evaluation::genome).toList() : List.of();
        return search.search(problem, start, evaluations, random);
    }

    /** The same with another selection. */
    Composition with(BatchSelection other) {
        return new Composition(design, search, fromFront, avoidsFailures, other);
    }

    /**
     * A search with its initial design filled in: without a word round 0 is spread over a space
     * whose options ascend, its smallest and largest sub-network included, and random in others
     * (docs/decisions/0340).
     */
    static SearchSpec withDesign(SearchSpec spec) {
        if (spec.strategy().initialDesign().isPresent()) {
            return spec;
        }
        String design = spec.space().ascends() ? "space-filling" : "random";
        return spec.with(spec.strategy().toBuilder().initialDesign(design).build());
    }

    /** The initial design that a search asks for. */
    static InitialDesign design(SearchSpec spec) {
        InitialDesign design = InitialDesigns.ALL.named(spec.strategy().initialDesign());
        return spec.strategy().warmStart().isEmpty()
                ? design
                : new WarmStart(spec.strategy().warmStart(), design);
    }
}
