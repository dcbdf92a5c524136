package dev.linas.proposer.tactic;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.registry.Registry;
import dev.linas.core.search.Attempts;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.PooledRows;
import dev.linas.core.search.RobustScaling;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One step of the proposer: from all that a search knows to the candidates of its next round. The
 * stream processor and {@code linas simulate} both call this, so they propose the same.
 *
 * <p>The last part of a budget may go to {@link Repeats}, whatever the tactic.
 *
 * <p>A tactic sees values on a {@link RobustScaling}, so it need not think of outliers and of the
 * range of doubles.
 */
public final class ProposalStep {
    private final Registry<Tactic> tactics;

    /**
     * @param tactics what searches may name as their tactic
     */
    public ProposalStep(Registry<Tactic> tactics) {
        this.tactics = tactics;
    }

    /** A step that knows all tactics. */
    public static ProposalStep standard() {
        return new ProposalStep(Tactics.ALL);
    }

    /** Proposes a round when every candidate of the earlier ones is measured or failed. */
    public List<Proposal> propose(
            SearchSpec spec,
            int round,
            OptionalInt budget,
            int proposedSoFar,
            List<Evaluation> history,
            List<Predictor> predictors,
            Set<Genome> proposed) {
        return propose(spec, round, budget, proposedSoFar, history, predictors, proposed, Set.of());
    }

    /**
     * Proposes a round.
     *
     * @param search the search; what its schedule changes is changed here
     * @param round round to propose; 0 is the initial design
     * @param budget budget in force, in evaluations; empty: no limit
     * @param proposedSoFar candidates proposed in earlier rounds, repeated attempts included
     * @param history evaluations so far, in any order
     * @param predictors one per objective, in their order; empty before anything was measured
     * @param proposed every canonical genome ever proposed; those that may be tried again ({@link
     *     Attempts}) are found by way of {@code history}. Not changed.
     * @param pending those of them that still wait for an answer, left out by a deadline; they are
     *     not proposed again meanwhile. Not changed.
     * @return the candidates in the order of their index; fewer than a population if the budget or
     *     the space ends, empty if one of them is used up
     * @throws IllegalArgumentException if the search names no tactic there is, or one that cannot
     *     serve its devices
     * @throws IllegalStateException if the tactic breaks its contract
     */
    public List<Proposal> propose(
            SearchSpec search,
            int round,
            OptionalInt budget,
            int proposedSoFar,
            List<Evaluation> history,
            List<Predictor> predictors,
            Set<Genome> proposed,
            Set<Genome> pending) {
        SearchSpec spec = search.at(round);
        Tactic tactic = tactics.named(spec.tactic());
        if (DeviceFront.isFleet(spec.objectives()) && !tactic.servesFleets()) {
            throw new IllegalArgumentException(
                    "'tactic' is '%s', which cannot search for a front for each pool"
                            .formatted(tactic.name()));
        }
        List<Evaluation> measured = history.stream().sorted().toList();
        List<Evaluation> sorted = PooledRows.of(measured);
        int affordable = Math.max(0, budget.orElse(Integer.MAX_VALUE) - proposedSoFar);
        int count = Math.min(tactic.roundSize(spec, round, sorted), affordable);
        if (count == 0) {
            return List.of();
        }
        int searched = affordable - Repeats.reserved(spec, budget, measured);
        if (searched <= 0) {
            List<Proposal> repeats = Repeats.of(spec.objectives(), measured, pending, count);
            if (!repeats.isEmpty()) {
                return repeats;
            }
        } else {
            count = Math.min(count, searched);
        }
        Set<Genome> barred = Attempts.of(history).barred(proposed);
        barred.addAll(pending);
        RobustScaling scaling = RobustScaling.of(sorted, spec.objectives());
        List<Proposal> proposals =
                inOwnUnits(
                        scaling,
                        tactic.propose(
                                new ProposalRequest(
                                        spec.withObjectives(scaling.scaledObjectives()),
                                        round,
                                        count,
                                        scaling.scaled(sorted),
                                        scaled(scaling, predictors),
                                        barred)));
        check(tactic, spec, count, barred, proposals);
        return List.copyOf(proposals);
    }

    private static List<Predictor> scaled(RobustScaling scaling, List<Predictor> predictors) {
        return IntStream.range(0, predictors.size())
                .mapToObj(o -> scaling.scaled(o, predictors.get(o)))
                .toList();
    }

    private static List<Proposal> inOwnUnits(RobustScaling scaling, List<Proposal> proposals) {
        return scaling.changesValues()
                ? proposals.stream().map(proposal -> inOwnUnits(scaling, proposal)).toList()
                : proposals;
    }

    private static Proposal inOwnUnits(RobustScaling scaling, Proposal proposal) {
        return proposal.withPredicted(
                proposal.predicted()
                        .map(
                                values ->
                                        IntStream.range(0, values.size())
                                                .mapToObj(o -> scaling.unscaled(o, values.get(o)))
                                                .toList()));
    }

    private static void check(
            Tactic tactic,
            SearchSpec spec,
            int count,
            Set<Genome> barred,
            List<Proposal> proposals) {
        Set<Genome> seen = new HashSet<>();
        for (Proposal proposal : proposals) {
            Genome genome = proposal.genome();
            spec.space().check(genome);
            require(tactic, spec, spec.space().isCanonical(genome), genome, "is not canonical");
            require(tactic, spec, !barred.contains(genome), genome, "was proposed before");
            require(tactic, spec, seen.add(genome), genome, "stands in the round twice");
        }
        if (proposals.size() > count) {
            throw new IllegalStateException(
                    "tactic %s proposed %d candidates for search %s; asked for %d"
                            .formatted(tactic.name(), proposals.size(), spec.id(), count));
        }
    }

    private static void require(
            Tactic tactic, SearchSpec spec, boolean holds, Genome genome, String fault) {
        if (!holds) {
            throw new IllegalStateException(
                    "tactic %s, search %s: genome %s %s"
                            .formatted(tactic.name(), spec.id(), genome, fault));
        }
    }
}
