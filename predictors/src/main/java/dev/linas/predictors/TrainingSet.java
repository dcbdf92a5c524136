package dev.linas.predictors;

import dev.linas.core.objective.Goal;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.CellPaths;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows that one objective's predictor is fitted to: genomes with their finite labels, in the
 * order of the evaluations. Immutable.
 */
public final class TrainingSet {
    private final OneHotEncoding encoding;
    private final List<Genome> genomes;
    private final double[] labels;
    private final long[][] packed;

    /** Pareto rank per row among all rows of its round, over all objectives. */
    private final int[] paretoRanks;

    private final TrainingSet source;

    /** Standard error per label; empty where none is known. */
    private final double[] standardErrors;

    /** Which labels are better; null where it is not known. */
    private final Goal goal;

    /**
     * Rows of which no Pareto rank is known: all count alike.
     *
     * @param encoding encoding of the search space
     * @param genomes canonical genomes of that space; one may occur more than once
     * @param labels one finite label per genome, in the unit of the objective; copied
     */
    public TrainingSet(OneHotEncoding encoding, List<Genome> genomes, double[] labels) {
        this(encoding, genomes, labels, new int[labels.length], null, new double[0], null);
    }

    private TrainingSet(
            OneHotEncoding encoding,
            List<Genome> genomes,
            double[] labels,
            int[] paretoRanks,
            TrainingSet source,
            double[] standardErrors,
            Goal goal) {
        if (genomes.size() != labels.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels for " + genomes.size() + " genomes");
        }
        for (double label : labels) {
            if (!Double.isFinite(label)) {
                throw new IllegalArgumentException("label " + label + " is not finite");
            }
        }
        this.encoding = encoding;
        this.genomes = List.copyOf(genomes);
        this.labels = labels.clone();
        this.paretoRanks = paretoRanks;
        this.source = source;
        this.standardErrors = standardErrors;
        this.goal = goal;
        this.packed = this.genomes.stream().map(encoding::pack).toArray(long[][]::new);
    }

    /**
     * The rows of one objective, none of which has a Pareto rank.
     *
     * @param evaluations in the order of (round, index); those whose value of the objective failed
     *     are left out
     * @param objective position of the objective
     */
    public static TrainingSet of(
            OneHotEncoding encoding, List<Evaluation> evaluations, int objective) {
        return of(encoding, evaluations, objective, new int[evaluations.size()]);
    }

    /**
     * The rows of one objective.
     *
     * @param evaluations in the order of (round, index); those whose value of the objective failed
     *     are left out
     * @param objective position of the objective
     * @param paretoRanks rank per evaluation over all objectives, 0 is best
     */
    public static TrainingSet of(
            OneHotEncoding encoding,
            List<Evaluation> evaluations,
            int objective,
            int[] paretoRanks) {
        int[] measured =
                IntStream.range(0, evaluations.size())
                        .filter(e -> !Double.isNaN(evaluations.get(e).value(objective)))
                        .toArray();
        return new TrainingSet(
                encoding,
                Arrays.stream(measured).mapToObj(e -> evaluations.get(e).genome()).toList(),
                Arrays.stream(measured)
                        .mapToDouble(e -> evaluations.get(e).value(objective))
                        .toArray(),
                Arrays.stream(measured).map(e -> paretoRanks[e]).toArray(),
                null,
                known(
                        Arrays.stream(measured)
                                .mapToDouble(e -> evaluations.get(e).standardError(objective))
                                .toArray()),
                null);
    }

    private static double[] known(double[] errors) {
        return Arrays.stream(errors).anyMatch(error -> error > 0) ? errors : new double[0];
    }

    /**
     * The same rows with standard errors of their labels.
     *
     * @param errors one per row, in the unit of the objective; 0 where a label is exact, or its
     *     spread not known; copied
     */
    public TrainingSet withStandardErrors(double[] errors) {
        if (errors.length != labels.length) {
            throw new IllegalArgumentException(
                    errors.length + " standard errors for " + labels.length + " labels");
        }
        return new TrainingSet(
                encoding, genomes, labels, paretoRanks, source, known(errors.clone()), goal);
    }

    /** Standard error of every label, in its unit; empty where none is known. */
    Optional<double[]> standardErrors() {
        return standardErrors.length == 0 ? Optional.empty() : Optional.of(standardErrors.clone());
    }

    /**
     * The same rows, beside others that were measured earlier for the same objective: in another
     * search, on another device. Kinds of predictor that cannot use them ignore them.
     */
    public TrainingSet withSource(TrainingSet earlier) {
        return new TrainingSet(
                encoding, genomes, labels, paretoRanks, earlier, standardErrors, goal);
    }

    /** The same rows, of which it is known which labels are better. */
    public TrainingSet withGoal(Goal known) {
        return new TrainingSet(
                encoding, genomes, labels, paretoRanks, source, standardErrors, known);
    }

    /** Which labels are better; empty where it is not known. */
    Optional<Goal> goal() {
        return Optional.ofNullable(goal);
    }

    /** Rows that were measured earlier; empty where there are none. */
    public Optional<TrainingSet> source() {
        return Optional.ofNullable(source);
    }

    /** These rows, and behind them others. */
    TrainingSet followedBy(TrainingSet others) {
        List<Genome> both = new ArrayList<>(genomes);
        both.addAll(others.genomes);
        double[] labelsOfBoth = Arrays.copyOf(labels, both.size());
        System.arraycopy(others.labels, 0, labelsOfBoth, size(), others.size());
        double[] errorsOfBoth = new double[0];
        if (standardErrors.length > 0 || others.standardErrors.length > 0) {
            errorsOfBoth = new double[both.size()];
            System.arraycopy(standardErrors, 0, errorsOfBoth, 0, standardErrors.length);
            System.arraycopy(
                    others.standardErrors, 0, errorsOfBoth, size(), others.standardErrors.length);
        }
        return new TrainingSet(
                encoding, both, labelsOfBoth, new int[both.size()], null, errorsOfBoth, goal);
    }

    /** The same rows with other labels, whose spread is not known. */
    public TrainingSet withLabels(double[] others) {
        return new TrainingSet(encoding, genomes, others, paretoRanks, source, new double[0], goal);
    }

    /** The same rows with the zero operation wherever no open path of the cell leads. */
    TrainingSet withCanonicalCells(CellPaths cell) {
        return new TrainingSet(
                encoding,
                genomes.stream().map(cell::canonical).toList(),
                labels,
                paretoRanks,
                source,
                standardErrors,
                goal);
    }

    /** Some of the rows, in the given order. */
    public TrainingSet select(int[] rows) {
        return new TrainingSet(
                encoding,
                Arrays.stream(rows).mapToObj(genomes::get).toList(),
                Arrays.stream(rows).mapToDouble(row -> labels[row]).toArray(),
                Arrays.stream(rows).map(row -> paretoRanks[row]).toArray(),
                source,
                standardErrors.length == 0
                        ? standardErrors
                        : known(Arrays.stream(rows).mapToDouble(r -> standardErrors[r]).toArray()),
                goal);
    }

    /** Encoding of the search space. */
    public OneHotEncoding encoding() {
        return encoding;
    }

    /** Number of rows, &ge; 0. */
    public int size() {
        return labels.length;
    }

    /** All genomes, row by row. */
    public List<Genome> genomes() {
        return genomes;
    }

    /** Genome of a row. */
    public Genome genome(int row) {
        return genomes.get(row);
    }

    /** Label of a row, finite, in the unit of the objective. */
    public double label(int row) {
        return labels[row];
    }

    /** Pareto rank of a row over all objectives, 0 is best; 0 where it is not known. */
    public int paretoRank(int row) {
        return paretoRanks[row];
    }

    /** All labels; a copy. */
    public double[] labels() {
        return labels.clone();
    }

    /** Squared Euclidean distance of two rows in the one-hot encoding: 0..columns. */
    public int squaredDistance(int left, int right) {
        return OneHotEncoding.squaredDistance(packed[left], packed[right]);
    }

    /** Number of columns in which two rows have a 1: 0..variables. */
    public int overlap(int left, int right) {
        int overlap = 0;
        for (int w = 0; w < packed[left].length; w++) {
            overlap += Long.bitCount(packed[left][w] & packed[right][w]);
        }
        return overlap;
    }

    /** Whether a row has a 1 in a column of the one-hot encoding. */
    public boolean bit(int row, int column) {
        return (packed[row][column >> 6] >>> column & 1) == 1;
    }

    /** Mean of the labels; NaN without rows. */
    public double mean() {
        double sum = 0;
        for (double label : labels) {
            sum += label;
        }
        return sum / labels.length;
    }

    /** Whether nothing can be learned from the labels: fewer than two rows, or all labels equal. */
    public boolean isConstant() {
        for (double label : labels) {
            if (label != labels[0]) {
                return false;
            }
        }
        return true;
    }
}
