package dev.linas.benchmarks.front;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.search.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The best that a problem offers: the non-dominated cost vectors within the bounds.
 *
 * @param costs cost vectors, minimised, in lexicographic order, equal ones once; at least one
 * @param source how it is known
 */
public record TrueFront(List<double[]> costs, Source source) {

    /** How a front is known. */
    public enum Source {
        /** Every sub-network was measured: exact. */
        ENUMERATION("enumerated"),
        /** Put together from the fronts of independent parts of a lookup table: exact. */
        COMPONENTS("exact, by components"),
        /** The best of what all runs found; the true front may be better. */
        BEST_KNOWN("best known");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    public TrueFront {
        costs = NonDominated.of(costs);
        Objects.requireNonNull(source);
        if (costs.isEmpty()) {
            throw new IllegalArgumentException("a front has at least one point");
        }
    }

    /**
     * The front of everything that some searches measured.
     *
     * @param evaluations evaluations of any searches with these objectives
     * @return a front that is {@link Source#BEST_KNOWN}
     * @throws IllegalArgumentException if no evaluation is complete and within the bounds
     */
    public static TrueFront bestKnown(List<Evaluation> evaluations, List<Objective> objectives) {
        List<double[]> costs = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            double[] values = evaluation.values();
            if (evaluation.complete() && ObjectiveCosts.violation(values, objectives) == 0) {
                costs.add(ObjectiveCosts.of(values, objectives));
            }
        }
        return new TrueFront(costs, Source.BEST_KNOWN);
    }
}
