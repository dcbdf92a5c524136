package dev.linas.proposer.tactic;

import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.search.Setting;
import dev.linas.core.space.Genome;
import dev.linas.proposer.inner.PredictedProblem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * LINAS where some objectives take much longer to measure than others (docs/decisions/0301): a
 * round measures many sub-networks for the cheap objectives alone, the next one the most promising
 * of these for the rest, as predicted from what is known by then. Those that were not promising
 * enough stay in the running.
 *
 * <p>What is cheap is learnt from the seconds that measuring took ({@link ScreeningPlan}). As long
 * as nothing is known of them, or nothing is cheap, and at the end of a budget, it does what {@code
 * linas} does.
 */
public final class CheapFirstTactic implements Tactic {
    /** Share of the measured time that is for the cheap objectives of many sub-networks. */
    static final Setting<Double> SCREENING_SHARE = Setting.probability("screening_share");

    private static final double DEFAULT_SCREENING_SHARE = 0.2;

    @Override
    public String name() {
        return "cheap-first";
    }

    @Override
    public boolean runsAlgorithm() {
        return true;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(SCREENING_SHARE);
    }

    @Override
    public SearchSpec resolved(SearchSpec spec) {
        return Composition.withDesign(spec);
    }

    @Override
    public int roundSize(SearchSpec spec, int round, List<Evaluation> history) {
        return screens(round, history)
                ? plan(spec, history).map(ScreeningPlan::screened).orElse(spec.population())
                : Tactic.super.roundSize(spec, round, history);
    }

    @Override
    public List<Proposal> propose(ProposalRequest request) {
        Composition composition = Composition.of(request.spec());
        List<Evaluation> history = request.history();
        List<Evaluation> open =
                waiting(history).stream()
                        .filter(row -> !request.barred().contains(row.genome()))
                        .toList();
        Optional<ScreeningPlan> plan =
                plan(request.spec(), history)
                        .filter(p -> screens(request.round(), history))
                        .filter(p -> !request.predictors().isEmpty());
        boolean ends = plan.isPresent() && request.count() < plan.get().screened();
        if (plan.isPresent() && !ends) {
            return screened(composition, request, open, plan.get());
        }
        int most = ends ? request.spec().population() : request.count();
        ProposalRequest whole = request.with(Math.min(request.count(), most), request.barred());
        return open.isEmpty() || request.predictors().isEmpty()
                ? composition.propose(whole, history, request.round())
                : completed(composition, whole, open);
    }

    /** Whether a round begins with many: it is no initial design, and the one before did not. */
    private static boolean screens(int round, List<Evaluation> history) {
        return round > 0
                && history.stream().noneMatch(row -> isScreened(row) && row.round() == round - 1);
    }

    /**
     * Rows that lack what they were not to be measured for, or what failed for a passing reason.
     */
    private static List<Evaluation> waiting(List<Evaluation> history) {
        return history.stream().filter(row -> row.retryable() || isScreened(row)).toList();
    }

    private static boolean isScreened(Evaluation row) {
        return row.isPartial() && !row.failed();
    }

    private static Optional<ScreeningPlan> plan(SearchSpec spec, List<Evaluation> history) {
        double share =
                SCREENING_SHARE.in(spec.strategy().settings()).orElse(DEFAULT_SCREENING_SHARE);
        return ScreeningPlan.of(history, spec.population(), share);
    }

    /** Proposes many sub-networks for the cheap objectives, none of those that wait. */
    private static List<Proposal> screened(
            Composition composition,
            ProposalRequest request,
            List<Evaluation> waiting,
            ScreeningPlan plan) {
        Set<Genome> barred = new HashSet<>(request.barred());
        waiting.forEach(row -> barred.add(row.genome()));
        return composition
                .propose(request.with(plan.screened(), barred), request.history(), request.round())
                .stream()
                .map(proposal -> proposal.withUnasked(plan.dear()))
                .toList();
    }

    /** The most promising of those that wait, for all objectives. */
    private static List<Proposal> completed(
            Composition composition, ProposalRequest request, List<Evaluation> waiting) {
        SearchSpec spec = request.spec();
        PredictedProblem problem =
                PredictedProblem.of(spec.space(), spec.objectives(), request.predictors())
                        .knowing(waiting);
        return ProposalSampler.completed(
                request,
                composition.selected(
                        request,
                        problem,
                        problem.score(waiting.stream().map(Evaluation::genome).toList()),
                        ParetoFront.of(request.history(), spec.objectives())));
    }
}
