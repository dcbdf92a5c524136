package dev.linas.core.search;

import dev.linas.core.space.Genome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * One evaluation: a candidate together with what was measured of it.
 *
 * <p>Immutable. Ordered by (round, index), the order of every list of evaluations.
 */
public final class Evaluation implements Comparable<Evaluation> {
    private static final Comparator<Evaluation> ORDER =
            Comparator.comparingInt(Evaluation::round).thenComparingInt(Evaluation::index);

    private final int round;
    private final int index;
    private final Genome genome;
    private final double[] values;
    private final boolean retryable;

    /** Standard error per objective; empty where none is known. */
    private final double[] standardErrors;

    /**
     * Of values whose spread is not known.
     *
     * @param round round of the candidate, &ge; 0
     * @param index index in its round, &ge; 0
     * @param genome canonical genome
     * @param values measured value per objective, in their order and unit; NaN where it failed.
     *     Infinite values are taken as failed. Copied.
     * @param retryable whether a failure was transient, so that the genome may be proposed again
     * @throws IllegalArgumentException if round or index is negative
     */
    public Evaluation(int round, int index, Genome genome, double[] values, boolean retryable) {
        this(round, index, genome, values, retryable, new double[0]);
    }

    private Evaluation(
            int round,
            int index,
            Genome genome,
            double[] values,
            boolean retryable,
            double[] standardErrors) {
        if (round < 0 || index < 0) {
            throw new IllegalArgumentException(
                    "evaluation of round %d, index %d; expected both 0 or more"
                            .formatted(round, index));
        }
        this.round = round;
        this.index = index;
        this.genome = Objects.requireNonNull(genome);
        this.values = values.clone();
        for (int o = 0; o < this.values.length; o++) {
            if (!Double.isFinite(this.values[o])) {
                this.values[o] = Double.NaN;
            }
        }
        this.retryable = retryable;
        this.standardErrors = known(standardErrors, this.values);
    }

    private static double[] known(double[] errors, double[] values) {
        if (errors.length != 0 && errors.length != values.length) {
            throw new IllegalArgumentException(
                    "%d standard errors for %d values; expected one each, or none"
                            .formatted(errors.length, values.length));
        }
        double[] kept = errors.clone();
        for (int o = 0; o < kept.length; o++) {
            boolean tells = kept[o] > 0 && Double.isFinite(kept[o]) && !Double.isNaN(values[o]);
            kept[o] = tells ? kept[o] : 0;
        }
        return Arrays.stream(kept).anyMatch(error -> error > 0) ? kept : new double[0];
    }

    /**
     * The evaluation that measuring came to: retryable if something failed, and nothing for good.
     *
     * @param values measured value per objective, in their order and unit; NaN where it failed
     * @param failedForGood whether a failure was permanent, of whatever was measured
     */
    public static Evaluation measured(
            int round, int index, Genome genome, double[] values, boolean failedForGood) {
        boolean failed = Arrays.stream(values).anyMatch(Double::isNaN);
        return new Evaluation(round, index, genome, values, failed && !failedForGood);
    }

    public int round() {
        return round;
    }

    /** Which candidate of its search it is. */
    public Place place() {
        return new Place(round, index);
    }

    public int index() {
        return index;
    }

    public Genome genome() {
        return genome;
    }

    /** Measured value of one objective in its own unit; NaN where it failed. */
    public double value(int objective) {
        return values[objective];
    }

    /**
     * The measured values of one objective, in the order of the evaluations; those that failed are
     * left out.
     */
    public static double[] measured(List<Evaluation> evaluations, int objective) {
        return evaluations.stream()
                .mapToDouble(evaluation -> evaluation.value(objective))
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    /**
     * The same with standard errors of the values.
     *
     * @param errors one per objective, in its unit, or none; what is not above 0 and finite says
     *     that the spread is not known. Copied.
     */
    public Evaluation withStandardErrors(double[] errors) {
        return new Evaluation(round, index, genome, values, retryable, errors);
    }

    /** The same candidate with other values and standard errors of them. */
    public Evaluation with(double[] others, double[] errors) {
        return new Evaluation(round, index, genome, others, retryable, errors);
    }

    /**
     * Standard error of the value of one objective, in its unit; 0 where it is exact, or its spread
     * is not known.
     */
    public double standardError(int objective) {
        return standardErrors.length == 0 ? 0 : standardErrors[objective];
    }

    /** Standard errors in the order of the objectives; empty where none is known. A copy. */
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /** Whether the spread of some value is known. */
    public boolean hasSpread() {
        return standardErrors.length > 0;
    }

    /** Number of objectives. */
    public int objectives() {
        return values.length;
    }

    /** Measured values in the order of the objectives; NaN where one failed; a copy. */
    public double[] values() {
        return values.clone();
    }

    /** Whether every objective was measured. */
    public boolean complete() {
        for (double value : values) {
            if (Double.isNaN(value)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a failure was transient, so that the genome may be proposed again. */
    public boolean retryable() {
        return retryable;
    }

    @Override
    public int compareTo(Evaluation other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evaluation that
                && round == that.round
                && index == that.index
                && retryable == that.retryable
                && genome.equals(that.genome)
                && Arrays.equals(values, that.values)
                && Arrays.equals(standardErrors, that.standardErrors);
    }

    @Override
    public int hashCode() {
        return Objects.hash(round, index, genome);
    }

    @Override
    public String toString() {
        return "evaluation %d/%d %s %s".formatted(round, index, genome, Arrays.toString(values));
    }
}
