package dev.linas.predictors;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The likelihood of an order of rows under Plackett and Luce's model of their scores, read from
 * either end, with a weight for every place: position-aware ListMLE (Xia et al., ICML 2008; Lan et
 * al., UAI 2014), maximised over scores linear in the one-hot encoding. Convex; Adam (Kingma and
 * Ba, 2015) with a fixed number of steps on the full gradient, so nothing is random.
 */
final class ListwiseRanking {
    private static final int STEPS = 150;
    private static final double RATE = 0.05;
    private static final double MOMENTUM = 0.9;
    private static final double SQUARES = 0.99;

    private final int columns;

    /** Set columns per row. */
    private final int[][] set;

    private final double[] labels;
    private final double[] weights;

    /**
     * @param weights weight per row, &gt; 0
     */
    ListwiseRanking(TrainingSet data, double[] weights) {
        this.columns = data.encoding().columns();
        this.labels = data.labels();
        this.weights = weights;
        this.set =
                data.genomes().stream()
                        .map(genome -> java.util.BitSet.valueOf(data.encoding().pack(genome)))
                        .map(bits -> bits.stream().toArray())
                        .toArray(int[][]::new);
    }

    /**
     * Weights of the columns under which the scores order some rows most likely as their labels do.
     *
     * @param penalty of the squared weights, per row
     */
    double[] fit(int[] rows, double penalty) {
        int[] ascending =
                Arrays.stream(rows)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> labels[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] point = new double[columns];
        double[] mean = new double[columns];
        double[] squares = new double[columns];
        double meanShare = 1;
        double squareShare = 1;
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = gradient(ascending, point, penalty);
            meanShare *= MOMENTUM;
            squareShare *= SQUARES;
            for (int c = 0; c < columns; c++) {
                mean[c] = MOMENTUM * mean[c] + (1 - MOMENTUM) * gradient[c];
                squares[c] = SQUARES * squares[c] + (1 - SQUARES) * gradient[c] * gradient[c];
                double direction = mean[c] / (1 - meanShare);
                double scale = Math.sqrt(squares[c] / (1 - squareShare)) + 1e-12;
                point[c] -= RATE * direction / scale;
            }
        }
        return point;
    }

    /** Score of a row. */
    double score(double[] point, int row) {
        double sum = 0;
        for (int column : set[row]) {
            sum += point[column];
        }
        return sum;
    }

    private double[] gradient(int[] ascending, double[] point, double penalty) {
        int n = ascending.length;
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = score(point, ascending[i]);
        }
        double[] slopes = new double[n];
        // From the top, the largest label is chosen first; from the bottom, the smallest.
        addSlopes(scores, ascending, slopes, true);
        addSlopes(scores, ascending, slopes, false);
        double[] gradient = new double[columns];
        for (int i = 0; i < n; i++) {
            for (int column : set[ascending[i]]) {
                gradient[column] += slopes[i] / n;
            }
        }
        for (int c = 0; c < columns; c++) {
            gradient[c] += penalty * point[c];
        }
        return gradient;
    }

    /** Adds the derivatives of the negative log likelihood of one reading by every score. */
    private void addSlopes(double[] scores, int[] rows, double[] slopes, boolean fromTop) {
        int n = scores.length;
        double sign = fromTop ? 1 : -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, sign * score);
        }
        double[] odds = new double[n];
        for (int i = 0; i < n; i++) {
            odds[i] = StrictMath.exp(sign * scores[i] - highest);
        }
        // left[i]: odds of all that are still to choose from when the i-th row is chosen.
        double[] left = new double[n];
        double sum = 0;
        for (int k = 0; k < n; k++) {
            int i = fromTop ? k : n - 1 - k;
            sum += odds[i];
            left[i] = Math.max(sum, Double.MIN_NORMAL);
        }
        double passed = 0;
        for (int k = n - 1; k >= 0; k--) {
            int i = fromTop ? k : n - 1 - k;
            double weight = weights[rows[i]];
            passed += weight / left[i];
            slopes[i] += sign * (odds[i] * passed - weight);
        }
    }
}
