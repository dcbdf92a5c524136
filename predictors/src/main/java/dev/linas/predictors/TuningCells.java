package dev.linas.predictors;

import dev.linas.core.predictor.CellKernel;
import dev.linas.core.space.CellPaths;
import java.util.Arrays;

/**
 * The terms that a {@link CellKernel} adds among the rows of one training set, and their
 * derivatives, for many settings of its weights. One evaluation costs O(rows^2).
 */
final class TuningCells {
    private final int largest;

    /** Per row and earlier row or the row itself: squared distance of the counts of operations. */
    private final int[][] distances;

    /** Likewise, whether the two cells compute the same. */
    private final boolean[][] equal;

    TuningCells(CellPaths cell, TrainingSet data) {
        long[][] paths = data.genomes().stream().map(cell::pack).toArray(long[][]::new);
        int[][] counts = data.genomes().stream().map(cell::operationCounts).toArray(int[][]::new);
        this.largest = cell.largestCountDistance();
        this.distances = new int[paths.length][];
        this.equal = new boolean[paths.length][];
        for (int i = 0; i < paths.length; i++) {
            distances[i] = new int[i + 1];
            equal[i] = new boolean[i + 1];
            for (int j = 0; j <= i; j++) {
                distances[i][j] = CellPaths.countDistance(counts[i], counts[j]);
                equal[i][j] = Arrays.equals(paths[i], paths[j]);
            }
        }
    }

    /**
     * Adds the terms to kernels.
     *
     * @param kernels lower triangle with the diagonal; changed
     */
    void addTo(double[][] kernels, CellKernel weights) {
        double[] byDistance = weights.byDistance(largest);
        for (int i = 0; i < kernels.length; i++) {
            double[] row = kernels[i];
            for (int j = 0; j <= i; j++) {
                row[j] += byDistance[distances[i][j]] + (equal[i][j] ? weights.equal() : 0);
            }
        }
    }

    /**
     * The derivatives by the logarithms of the weights.
     *
     * @param pairs weight per pair of rows: lower triangle, the diagonal counted half
     * @return the weighted sums of the derivatives by {@code equal}, {@code operations} and {@code
     *     decay}
     */
    double[] slopes(double[][] pairs, CellKernel weights) {
        double[] gathered = new double[largest + 1];
        double same = 0;
        for (int i = 0; i < pairs.length; i++) {
            for (int j = 0; j <= i; j++) {
                double weight = i == j ? 0.5 * pairs[i][j] : pairs[i][j];
                gathered[distances[i][j]] += weight;
                same += equal[i][j] ? weight : 0;
            }
        }
        double[] byDistance = weights.byDistance(largest);
        double operations = 0;
        double decay = 0;
        for (int d = 0; d <= largest; d++) {
            operations += gathered[d] * byDistance[d];
            decay -= gathered[d] * byDistance[d] * d * weights.decay();
        }
        return new double[] {same * weights.equal(), operations, decay};
    }
}
