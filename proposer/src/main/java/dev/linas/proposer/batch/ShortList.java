package dev.linas.proposer.batch;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.predictor.Posterior;
import dev.linas.core.search.Evaluation;
import dev.linas.proposer.inner.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The best predictions of a request, front by front, with the uncertainty of the predictors.
 *
 * @param members open ones within the bounds, best front first
 * @param marginals one per objective, in the order of the members
 * @param objectives the objectives
 */
record ShortList(
        List<Prediction> members, List<Posterior.Marginals> marginals, List<Objective> objectives) {

    static ShortList of(BatchRequest request, int most) {
        List<Prediction> members = best(request, most);
        return new ShortList(
                members,
                request.problem().marginals(members.stream().map(Prediction::genome).toList()),
                request.problem().objectiveList());
    }

    /** The predictions alone. */
    private static List<Prediction> best(BatchRequest request, int most) {
        List<Prediction> open =
                request.explored().stream()
                        .filter(p -> !request.barred().contains(p.genome()))
                        .filter(p -> p.violation() == 0 && isFinite(p))
                        .toList();
        List<Prediction> best = new ArrayList<>();
        for (int[] members : NonDominatedSorting.fronts(Prediction.ranks(open))) {
            for (int member : members) {
                if (best.size() == most) {
                    return best;
                }
                best.add(open.get(member));
            }
        }
        return best;
    }

    /** Costs of the measured ones that keep the bounds. */
    static List<double[]> measured(BatchRequest request) {
        List<Objective> objectives = request.problem().objectiveList();
        List<double[]> costs = new ArrayList<>();
        for (Evaluation row : request.front()) {
            if (ObjectiveCosts.violation(row.values(), objectives) == 0) {
                costs.add(ObjectiveCosts.of(row.values(), objectives));
            }
        }
        return costs;
    }

    /**
     * Costs of a member.
     *
     * @param deviations per objective, by how many standard deviations its latent value differs
     *     from the mean
     */
    double[] costs(int member, double[] deviations) {
        double[] costs = new double[objectives.size()];
        for (int o = 0; o < costs.length; o++) {
            double value = marginals.get(o).value(member, deviations[o]);
            costs[o] = objectives.get(o).toCost(value);
            if (!Double.isFinite(costs[o])) {
                costs[o] = members.get(member).cost(o);
            }
        }
        return costs;
    }

    /**
     * Costs of a member, all so many standard deviations from their means.
     *
     * @param deviations by how many standard deviations the latent values differ from their means
     */
    double[] costs(int member, double deviations) {
        double[] all = new double[objectives.size()];
        Arrays.fill(all, deviations);
        return costs(member, all);
    }

    /** Costs of a member at the means. */
    double[] meanCosts(int member) {
        return costs(member, 0.0);
    }

    /** Costs of all members at the means. */
    List<double[]> meanCosts() {
        return IntStream.range(0, members.size()).mapToObj(this::meanCosts).toList();
    }

    /** Whether every objective was predicted to be a number; {@link Prediction#cost}. */
    private static boolean isFinite(Prediction prediction) {
        return IntStream.range(0, prediction.objectives())
                .allMatch(o -> prediction.cost(o) < Double.MAX_VALUE);
    }
}
