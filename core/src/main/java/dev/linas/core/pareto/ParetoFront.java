package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The front of some evaluations: what no other one dominates. Pure and deterministic. */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The front under constrained dominance, {@link ObjectiveCosts#violation} being the violation.
     * While nothing feasible was measured, these are the evaluations of the smallest violation.
     *
     * @param evaluations evaluations in any order; incomplete ones are ignored
     * @param objectives the objectives, in the order of the evaluations' values. Where some are per
     *     pool, the front is the union of those of the devices, and an evaluation counts for the
     *     devices for which it is complete.
     * @return the front by (round, index); of equal genomes the first counts, different genomes
     *     with equal values all belong to it
     */
    public static List<Evaluation> of(List<Evaluation> evaluations, List<Objective> objectives) {
        return DeviceFront.isFleet(objectives)
                ? union(evaluations, objectives)
                : single(evaluations, objectives);
    }

    /**
     * The front of one device.
     *
     * @param evaluations evaluations of its search, or the front of that; those that are not
     *     complete for the device are ignored
     * @return as {@link #of(List, List)}, with the values of the device's objectives alone
     */
    public static List<Evaluation> of(List<Evaluation> evaluations, DeviceFront device) {
        return single(device.complete(evaluations), device.objectives());
    }

    private static List<Evaluation> union(
            List<Evaluation> evaluations, List<Objective> objectives) {
        Set<CandidateId> members = new HashSet<>();
        for (DeviceFront front : DeviceFront.of(objectives)) {
            of(evaluations, front).forEach(member -> members.add(member.id()));
        }
        return evaluations.stream()
                .filter(evaluation -> members.contains(evaluation.id()))
                .sorted()
                .toList();
    }

    /**
     * The front of one device among the members of the front of its search.
     *
     * @param front what {@link #of(List, List)} gave for all objectives of the search
     * @return places in that list, ascending
     */
    public static List<Integer> members(DeviceFront device, List<Evaluation> front) {
        Set<CandidateId> members = new HashSet<>();
        of(front, device).forEach(member -> members.add(member.id()));
        return IntStream.range(0, front.size())
                .filter(m -> members.contains(front.get(m).id()))
                .boxed()
                .toList();
    }

    private static List<Evaluation> single(
            List<Evaluation> evaluations, List<Objective> objectives) {
        List<Evaluation> rows = firstOfEachGenome(evaluations);
        double[][] costs = new double[rows.size()][];
        double[] violations = new double[rows.size()];
        for (int i = 0; i < costs.length; i++) {
            double[] values = rows.get(i).values();
            costs[i] = ObjectiveCosts.of(values, objectives);
            violations[i] = ObjectiveCosts.violation(values, objectives);
        }
        int[] ranks = NonDominatedSorting.ranks(costs, violations);
        List<Evaluation> front = new ArrayList<>();
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] == 0) {
                front.add(rows.get(i));
            }
        }
        return List.copyOf(front);
    }

    private static List<Evaluation> firstOfEachGenome(List<Evaluation> evaluations) {
        Set<Genome> seen = new HashSet<>();
        return evaluations.stream()
                .filter(Evaluation::complete)
                .sorted()
                .filter(evaluation -> seen.add(evaluation.genome()))
                .toList();
    }
}
