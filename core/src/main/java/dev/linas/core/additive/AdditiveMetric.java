package dev.linas.core.additive;

import dev.linas.core.space.Genome;
import java.util.List;

/**
 * One metric: bias + the sum of every term that holds.
 *
 * @param bias in the metric's unit; finite
 * @param terms in the order of the file, which is the order of summation
 */
public record AdditiveMetric(double bias, List<AdditiveTerm> terms) {
    public AdditiveMetric {
        terms = List.copyOf(terms);
    }

    /** The value of a canonical genome, in the metric's unit. */
    public double of(Genome genome) {
        double sum = bias;
        for (AdditiveTerm term : terms) {
            if (term.holds(genome)) {
                sum += term.value(genome);
            }
        }
        return sum;
    }
}
