package dev.linas.core.search;

import dev.linas.core.space.Genome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One evaluation: a candidate together with what was measured of it. A candidate may be measured
 * for some of the objectives only; the values of the others are then unknown.
 *
 * <p>Immutable. Ordered by (round, index), the order of every list of evaluations. Whether two are
 * equal does not depend on how long measuring took.
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

    /** Seconds per objective; empty where none took any that are known. */
    private final double[] seconds;

    /** Objectives that it was not to be measured for, ascending. */
    private final int[] unasked;

    /**
     * An evaluation of values whose spread is not known.
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
        this(round, index, genome, values, retryable, NONE, NONE, new int[0]);
    }

    private static final double[] NONE = {};

    private Evaluation(
            int round,
            int index,
            Genome genome,
            double[] values,
            boolean retryable,
            double[] standardErrors,
            double[] seconds,
            int[] unasked) {
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
        this.standardErrors =
                known("standard errors", standardErrors, o -> !Double.isNaN(this.values[o]));
        this.seconds = known("times", seconds, o -> true);
        this.unasked = unasked;
    }

    private double[] known(String what, double[] figures, IntPredicate counts) {
        if (figures.length != 0 && figures.length != values.length) {
            throw new IllegalArgumentException(
                    "%d %s for %d values; expected one each, or none"
                            .formatted(figures.length, what, values.length));
        }
        double[] kept = figures.clone();
        for (int o = 0; o < kept.length; o++) {
            boolean tells = kept[o] > 0 && Double.isFinite(kept[o]) && counts.test(o);
            kept[o] = tells ? kept[o] : 0;
        }
        return Arrays.stream(kept).anyMatch(figure -> figure > 0) ? kept : NONE;
    }

    /**
     * The evaluation that measuring came to: retryable if something failed, and nothing for good.
     *
     * @param values measured value per objective, in their order and unit; NaN where it failed
     * @param failedForGood whether a failure was permanent, of whatever was measured
     */
    public static Evaluation measured(
            int round, int index, Genome genome, double[] values, boolean failedForGood) {
        return measured(round, index, genome, values, List.of(), failedForGood);
    }

    /**
     * The evaluation that measuring some of the objectives came to: retryable if one of these
     * failed, and nothing for good.
     *
     * @param values measured value per objective, in their order and unit; NaN where it failed or
     *     was not asked for
     * @param unasked positions of the objectives that it was not to be measured for; copied
     * @param failedForGood whether a failure was permanent, of whatever was measured
     */
    public static Evaluation measured(
            int round,
            int index,
            Genome genome,
            double[] values,
            List<Integer> unasked,
            boolean failedForGood) {
        Evaluation all = new Evaluation(round, index, genome, values, false).withUnasked(unasked);
        return new Evaluation(
                round,
                index,
                genome,
                all.values,
                all.failed() && !failedForGood,
                NONE,
                NONE,
                all.unasked);
    }

    public int round() {
        return round;
    }

    /** Which candidate of its search it is. */
    public CandidateId id() {
        return new CandidateId(round, index);
    }

    public int index() {
        return index;
    }

    public Genome genome() {
        return genome;
    }

    /** Measured value of one objective in its own unit; NaN where it failed, or was not asked. */
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
        return with(values, errors);
    }

    /** The same candidate with other values and standard errors of them. */
    public Evaluation with(double[] others, double[] errors) {
        return new Evaluation(round, index, genome, others, retryable, errors, seconds, unasked);
    }

    /**
     * The same with the time that measuring took.
     *
     * @param taken seconds per objective, or none; what is not above 0 and finite says that it took
     *     none, or that nothing is known of it. Copied.
     */
    public Evaluation withSeconds(double[] taken) {
        return new Evaluation(
                round, index, genome, values, retryable, standardErrors, taken, unasked);
    }

    /**
     * The same, which was not to be measured for some of the objectives.
     *
     * @param objectives their positions, in any order; copied
     * @throws IllegalArgumentException if one is no objective, or has a value
     */
    public Evaluation withUnasked(List<Integer> objectives) {
        int[] sorted =
                objectives.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        for (int o : sorted) {
            if (o < 0 || o >= values.length || !Double.isNaN(values[o])) {
                throw new IllegalArgumentException(
                        "%s was not asked for objective %d; expected one of %d, without a value"
                                .formatted(this, o, values.length));
            }
        }
        return new Evaluation(
                round, index, genome, values, retryable, standardErrors, seconds, sorted);
    }

    /**
     * The same with some of the objectives alone.
     *
     * @param objectives their positions, ascending
     */
    Evaluation part(List<Integer> objectives) {
        double[] own = new double[objectives.size()];
        double[] errors = new double[own.length];
        double[] taken = new double[own.length];
        for (int o = 0; o < own.length; o++) {
            own[o] = value(objectives.get(o));
            errors[o] = standardError(objectives.get(o));
            taken[o] = seconds(objectives.get(o));
        }
        int[] lacking =
                IntStream.range(0, own.length).filter(o -> !isAsked(objectives.get(o))).toArray();
        return new Evaluation(round, index, genome, own, retryable, errors, taken, lacking);
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

    /** Seconds that measuring one objective took; 0 if none or not known. */
    public double seconds(int objective) {
        return seconds.length == 0 ? 0 : seconds[objective];
    }

    /** Seconds in the order of the objectives; empty where none is known. A copy. */
    public double[] secondsByObjective() {
        return seconds.clone();
    }

    /** Seconds that measuring took, over all objectives; 0 where none are known. */
    public double seconds() {
        return Arrays.stream(seconds).sum();
    }

    /** Whether it was to be measured for an objective. */
    public boolean isAsked(int objective) {
        return Arrays.binarySearch(unasked, objective) < 0;
    }

    /** Positions of the objectives that it was not to be measured for, ascending. */
    public List<Integer> unasked() {
        return Arrays.stream(unasked).boxed().toList();
    }

    /** Whether it was to be measured for some of the objectives only. */
    public boolean isPartial() {
        return unasked.length > 0;
    }

    /** Whether an objective that it was to be measured for has no value. */
    public boolean failed() {
        return IntStream.range(0, values.length)
                .anyMatch(o -> Double.isNaN(values[o]) && isAsked(o));
    }

    /** Number of objectives. */
    public int objectives() {
        return values.length;
    }

    /** Measured values in the order of the objectives; NaN where there is none; a copy. */
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
                && Arrays.equals(standardErrors, that.standardErrors)
                && Arrays.equals(unasked, that.unasked);
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
