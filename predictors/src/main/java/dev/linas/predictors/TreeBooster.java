package dev.linas.predictors;

import dev.linas.core.predictor.TreesPredictor;
import dev.linas.core.space.FeatureEncoding;
import java.util.Arrays;

/**
 * Gradient boosting of regression trees under squared error (Friedman, "Greedy function
 * approximation", 2001) with regularised leaves (Chen and Guestrin, "XGBoost", 2016, equation 6),
 * on the yes-or-no columns of a {@link FeatureEncoding}: a histogram has two bins, and growing a
 * level costs one addition per set bit of every row. No randomness; of equally good splits the
 * first column wins.
 */
final class TreeBooster {
    private static final double LEARNING_RATE = 0.1;

    /** Added to the number of rows of a leaf. */
    private static final double LEAF_PENALTY = 1;

    private static final int FEWEST_ROWS = 2;

    private final int depth;
    private final int splits;
    private final int columns;
    private final double[] labels;
    private final double mean;
    private final long[][] packed;
    private final int[][] setColumns;

    /**
     * @param depth of every tree
     */
    TreeBooster(TrainingSet data, int depth) {
        FeatureEncoding encoding = new FeatureEncoding(data.encoding());
        this.depth = depth;
        this.splits = (1 << depth) - 1;
        this.columns = encoding.columns();
        this.labels = data.labels();
        this.mean = data.mean();
        this.packed = data.genomes().stream().map(encoding::pack).toArray(long[][]::new);
        this.setColumns = new int[packed.length][];
        for (int r = 0; r < packed.length; r++) {
            setColumns[r] = setColumns(packed[r]);
        }
    }

    private static int[] setColumns(long[] row) {
        return java.util.BitSet.valueOf(row).stream().toArray();
    }

    /**
     * Boosts on some rows.
     *
     * @param rows rows to learn from, at least one
     * @param trees number of trees
     * @param watcher is told what all rows are predicted after each tree
     */
    TreesPredictor boost(int[] rows, int trees, Watcher watcher) {
        double offset = rows.length == labels.length ? mean : mean(rows);
        double[] predictions = new double[labels.length];
        Arrays.fill(predictions, offset);
        int[] columnsOfAll = new int[trees * splits];
        double[] leavesOfAll = new double[trees * (splits + 1)];
        int[] nodes = new int[labels.length];
        for (int tree = 0; tree < trees; tree++) {
            int[] grown = grow(rows, predictions, nodes);
            double[] leaves = leaves(rows, predictions, nodes);
            System.arraycopy(grown, 0, columnsOfAll, tree * splits, splits);
            System.arraycopy(leaves, 0, leavesOfAll, tree * (splits + 1), splits + 1);
            for (int r = 0; r < predictions.length; r++) {
                predictions[r] += leaves[nodes[r] - splits];
            }
            watcher.grown(tree + 1, predictions);
        }
        return new TreesPredictor(offset, depth, columnsOfAll, leavesOfAll);
    }

    /** Follows boosting. */
    @FunctionalInterface
    interface Watcher {
        /**
         * @param trees trees so far
         * @param predictions one per row of the training set, to be read at once
         */
        void grown(int trees, double[] predictions);
    }

    private double mean(int[] rows) {
        double sum = 0;
        for (int row : rows) {
            sum += labels[row];
        }
        return sum / rows.length;
    }

    /**
     * Grows one tree level by level; {@code nodes} receives the leaf of every row, of others too.
     */
    private int[] grow(int[] rows, double[] predictions, int[] nodes) {
        int[] chosen = new int[splits];
        Arrays.fill(nodes, 0);
        for (int level = 0; level < depth; level++) {
            int first = (1 << level) - 1;
            Histogram histogram = new Histogram(1 << level, columns);
            for (int row : rows) {
                histogram.add(nodes[row] - first, setColumns[row], labels[row] - predictions[row]);
            }
            for (int n = 0; n < 1 << level; n++) {
                chosen[first + n] = histogram.bestSplit(n);
            }
            for (int r = 0; r < nodes.length; r++) {
                int column = chosen[nodes[r]];
                boolean right =
                        column != TreesPredictor.ALWAYS_LEFT
                                && FeatureEncoding.isSet(packed[r], column);
                nodes[r] = 2 * nodes[r] + (right ? 2 : 1);
            }
        }
        return chosen;
    }

    private double[] leaves(int[] rows, double[] predictions, int[] nodes) {
        double[] sums = new double[splits + 1];
        int[] counts = new int[splits + 1];
        for (int row : rows) {
            sums[nodes[row] - splits] += labels[row] - predictions[row];
            counts[nodes[row] - splits]++;
        }
        for (int leaf = 0; leaf < sums.length; leaf++) {
            sums[leaf] *= LEARNING_RATE / (counts[leaf] + LEAF_PENALTY);
        }
        return sums;
    }

    /** Residuals of one level: per node in all, and per column among the rows that have it. */
    private static final class Histogram {
        private final int columns;
        private final double[] sums;
        private final int[] counts;
        private final double[] totals;
        private final int[] sizes;

        Histogram(int nodes, int columns) {
            this.columns = columns;
            this.sums = new double[nodes * columns];
            this.counts = new int[nodes * columns];
            this.totals = new double[nodes];
            this.sizes = new int[nodes];
        }

        void add(int node, int[] setColumns, double residual) {
            totals[node] += residual;
            sizes[node]++;
            int first = node * columns;
            for (int column : setColumns) {
                sums[first + column] += residual;
                counts[first + column]++;
            }
        }

        /**
         * The column whose split gains most; {@link TreesPredictor#ALWAYS_LEFT} where none gains.
         */
        int bestSplit(int node) {
            int best = TreesPredictor.ALWAYS_LEFT;
            double unsplit = score(totals[node], sizes[node]);
            double most = unsplit + 1e-12 * Math.abs(unsplit);
            for (int column = 0; column < columns; column++) {
                int right = counts[node * columns + column];
                int left = sizes[node] - right;
                if (right >= FEWEST_ROWS && left >= FEWEST_ROWS) {
                    double sum = sums[node * columns + column];
                    double score = score(sum, right) + score(totals[node] - sum, left);
                    if (score > most) {
                        most = score;
                        best = column;
                    }
                }
            }
            return best;
        }

        private static double score(double sum, int count) {
            return sum * sum / (count + LEAF_PENALTY);
        }
    }
}
