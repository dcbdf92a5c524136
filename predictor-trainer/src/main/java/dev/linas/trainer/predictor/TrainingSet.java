package dev.linas.trainer.predictor;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows that one objective's predictor is fitted to: genomes with their finite labels, in the
 * order of the evaluations. Immutable.
 */
public final class TrainingSet {
    private final OneHotEncoding encoding;
    private final List<Genome> genomes;
    private final double[] labels;
    private final long[][] packed;

    /**
     * @param encoding encoding of the search space
     * @param genomes canonical genomes of that space; one may occur more than once
     * @param labels one finite label per genome, in the unit of the objective; copied
     */
    public TrainingSet(OneHotEncoding encoding, List<Genome> genomes, double[] labels) {
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
        this.packed = this.genomes.stream().map(encoding::pack).toArray(long[][]::new);
    }

    /**
     * The rows of one objective.
     *
     * @param evaluations in the order of (round, index); those whose value of the objective failed
     *     are left out
     * @param objective position of the objective
     */
    public static TrainingSet of(
            OneHotEncoding encoding, List<Evaluation> evaluations, int objective) {
        List<Evaluation> measured = new ArrayList<>(evaluations);
        measured.removeIf(evaluation -> Double.isNaN(evaluation.value(objective)));
        return new TrainingSet(
                encoding,
                measured.stream().map(Evaluation::genome).toList(),
                measured.stream().mapToDouble(evaluation -> evaluation.value(objective)).toArray());
    }

    /** Some of the rows, in the given order. */
    public TrainingSet select(int[] rows) {
        return new TrainingSet(
                encoding,
                Arrays.stream(rows).mapToObj(genomes::get).toList(),
                Arrays.stream(rows).mapToDouble(row -> labels[row]).toArray());
    }

    /** Encoding of the search space. */
    public OneHotEncoding encoding() {
        return encoding;
    }

    /** Number of rows, &ge; 0. */
    public int size() {
        return labels.length;
    }

    /** Genome of a row. */
    public Genome genome(int row) {
        return genomes.get(row);
    }

    /** Label of a row, finite, in the unit of the objective. */
    public double label(int row) {
        return labels[row];
    }

    /** All labels; a copy. */
    public double[] labels() {
        return labels.clone();
    }

    /** Squared Euclidean distance of two rows in the one-hot encoding: 0..columns. */
    public int squaredDistance(int left, int right) {
        return OneHotEncoding.squaredDistance(packed[left], packed[right]);
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
