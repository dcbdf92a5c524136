package dev.linas.benchmarks.front;

import dev.linas.core.additive.AdditiveMetric;
import dev.linas.core.additive.AdditiveTerm;
import dev.linas.core.objective.Objective;
import dev.linas.core.space.ActivationRule;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exact front of objectives that are sums of look-ups, of spaces far too large to enumerate.
 *
 * <p>Variables that a term or an activation rule connects form a component. A cost is the bias plus
 * what each component adds, independently of the others, so a genome of the front is made of
 * non-dominated choices in every component: each is enumerated, and their fronts are added up in
 * turn (a Minkowski sum), dominated sums being dropped at once. Exact up to the rounding of the
 * sums. Pure and deterministic.
 */
final class SeparableFront {
    /** Most raw choices of one component. */
    private static final long MOST_CHOICES = 1 << 21;

    /** Most points of a partial front of more than two objectives, where pruning is quadratic. */
    private static final int MOST_POINTS = 4_000;

    /** Sums that are held before they are pruned. */
    private static final int BLOCK = 500_000;

    private final SearchSpace space;
    private final List<Objective> objectives;
    private final List<AdditiveMetric> sums;

    private SeparableFront(
            SearchSpace space, List<Objective> objectives, List<AdditiveMetric> sums) {
        this.space = space;
        this.objectives = objectives;
        this.sums = sums;
    }

    /**
     * The front, disregarding bounds.
     *
     * @param sums the sum of every objective, in their order
     * @return cost vectors; empty if a component or a partial front is too large
     */
    static Optional<List<double[]>> find(
            SearchSpace space, List<Objective> objectives, List<AdditiveMetric> sums) {
        return new SeparableFront(space, objectives, sums).find();
    }

    private Optional<List<double[]>> find() {
        double[] bias = new double[objectives.size()];
        for (int o = 0; o < bias.length; o++) {
            bias[o] = objectives.get(o).toCost(sums.get(o).bias());
        }
        List<double[]> front = List.of(bias);
        for (Map.Entry<BitSet, List<List<AdditiveTerm>>> component : components().entrySet()) {
            if (choices(component.getKey()) > MOST_CHOICES) {
                return Optional.empty();
            }
            List<double[]> part = front(component.getKey(), component.getValue());
            front = sum(front, part);
            if (bias.length > 2 && front.size() > MOST_POINTS) {
                return Optional.empty();
            }
        }
        return Optional.of(front);
    }

    /** Connected variables with the terms among them, per objective; without what no term reads. */
    private Map<BitSet, List<List<AdditiveTerm>>> components() {
        List<BitSet> groups = new ArrayList<>();
        for (AdditiveMetric sum : sums) {
            for (AdditiveTerm term : sum.terms()) {
                BitSet connected = new BitSet();
                term.variables().forEach(connected::set);
                join(groups, connected);
            }
        }
        for (ActivationRule rule : space.rules()) {
            BitSet connected = new BitSet();
            connected.set(rule.controller());
            rule.variables().forEach(connected::set);
            join(groups, connected);
        }
        Map<BitSet, List<List<AdditiveTerm>>> components = new LinkedHashMap<>();
        for (BitSet group : groups) {
            List<List<AdditiveTerm>> terms = sums.stream().map(sum -> within(group, sum)).toList();
            if (terms.stream().anyMatch(of -> !of.isEmpty())) {
                components.put(group, terms);
            }
        }
        return components;
    }

    private static List<AdditiveTerm> within(BitSet group, AdditiveMetric sum) {
        return sum.terms().stream()
                .filter(term -> group.get(term.variables().iterator().next()))
                .toList();
    }

    private static void join(List<BitSet> groups, BitSet connected) {
        groups.removeIf(
                group -> {
                    boolean touches = group.intersects(connected);
                    if (touches) {
                        connected.or(group);
                    }
                    return touches;
                });
        groups.add(connected);
    }

    private long choices(BitSet variables) {
        return variables.stream()
                .mapToLong(space::optionCount)
                .reduce(1, (a, b) -> Math.min(a * b, MOST_CHOICES + 1));
    }

    /** The front of one component: all other variables have no part in it and stay 0. */
    private List<double[]> front(BitSet variables, List<List<AdditiveTerm>> terms) {
        List<double[]> costs = new ArrayList<>();
        int[] indices = new int[space.size()];
        do {
            Genome genome = Genome.of(indices);
            if (space.isCanonical(genome)) {
                costs.add(cost(genome, terms));
            }
        } while (advance(indices, variables));
        return NonDominated.of(costs);
    }

    private double[] cost(Genome genome, List<List<AdditiveTerm>> terms) {
        double[] cost = new double[objectives.size()];
        for (int o = 0; o < cost.length; o++) {
            double value = 0;
            for (AdditiveTerm term : terms.get(o)) {
                value += term.holds(genome) ? term.value(genome) : 0;
            }
            cost[o] = objectives.get(o).toCost(value);
        }
        return cost;
    }

    /** Steps to the next choice; false after the last. */
    private boolean advance(int[] indices, BitSet variables) {
        for (int v = variables.length() - 1; v >= 0; v = variables.previousSetBit(v - 1)) {
            if (++indices[v] < space.optionCount(v)) {
                return true;
            }
            indices[v] = 0;
        }
        return false;
    }

    private static List<double[]> sum(List<double[]> left, List<double[]> right) {
        List<double[]> sums = new ArrayList<>();
        for (double[] one : right) {
            for (double[] other : left) {
                double[] sum = one.clone();
                for (int o = 0; o < sum.length; o++) {
                    sum[o] += other[o];
                }
                sums.add(sum);
            }
            if (sums.size() > BLOCK) {
                sums = new ArrayList<>(NonDominated.of(sums));
            }
        }
        return NonDominated.of(sums);
    }
}
