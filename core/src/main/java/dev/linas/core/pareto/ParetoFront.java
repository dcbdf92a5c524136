package dev.linas.core.pareto;

import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The front of some evaluations: what no other one dominates. Pure and deterministic. */
public final class ParetoFront {
    private ParetoFront() {}

    /**
     * The front under constrained dominance, {@link ObjectiveCosts#violation} being the violation.
     * While nothing feasible was measured, these are the evaluations of the smallest violation.
     *
     * @param evaluations evaluations in any order; incomplete ones are ignored
     * @param objectives the objectives, in the order of the evaluations' values
     * @return the front by (round, index); of equal genomes the first counts, different genomes
     *     with equal values all belong to it
     */
    public static List<Evaluation> of(List<Evaluation> evaluations, List<Objective> objectives) {
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
