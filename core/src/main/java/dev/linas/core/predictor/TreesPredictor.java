package dev.linas.core.predictor;

import dev.linas.core.space.FeatureEncoding;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;

/**
 * A sum of regression trees over the columns of the {@link FeatureEncoding}: {@code offset + sum_t
 * leaf_t}. What gradient boosting fits.
 *
 * <p>Every tree is complete, of one depth d, and stored level by level: {@code 2^d - 1} splits,
 * {@code 2^d} leaves, left to right. A split goes right where its column is set; one of column
 * {@value #ALWAYS_LEFT} always goes left. Immutable.
 */
public final class TreesPredictor extends ParametricPredictor {
    /**
     * Name of its form in records. Numbers: {@code offset}, {@code depth}; indices: {@code
     * columns}, 2^depth - 1 per tree; series: {@code leaves}, 2^depth per tree.
     */
    public static final String FORM = "trees";

    /** In place of a column: there is nothing to split here. */
    public static final int ALWAYS_LEFT = -1;

    /** Deepest tree: leaves double with every level. */
    public static final int MOST_DEPTH = 10;

    private final double offset;
    private final int depth;
    private final int[] columns;
    private final double[] leaves;

    /**
     * @param offset in the unit of the objective
     * @param depth of every tree, 1..{@value #MOST_DEPTH}
     * @param columns the splits, tree by tree; copied
     * @param leaves the leaves, tree by tree, in the unit of the objective; copied
     * @throws IllegalArgumentException if a number is not finite or out of range, or the lengths do
     *     not belong to one number of trees
     */
    public TreesPredictor(double offset, int depth, int[] columns, double[] leaves) {
        if (depth < 1 || depth > MOST_DEPTH) {
            throw new IllegalArgumentException(
                    "trees are %d deep; expected 1 to %d".formatted(depth, MOST_DEPTH));
        }
        int splits = (1 << depth) - 1;
        if (columns.length % splits != 0
                || leaves.length != columns.length / splits * (splits + 1)) {
            throw new IllegalArgumentException(
                    "%d splits and %d leaves do not make trees of depth %d"
                            .formatted(columns.length, leaves.length, depth));
        }
        ParameterChecks.requireFinite("offset", offset);
        ParameterChecks.requireFinite("leaf", leaves);
        for (int column : columns) {
            if (column < ALWAYS_LEFT) {
                throw new IllegalArgumentException(
                        "a tree splits by column " + column + "; expected 0 or more");
            }
        }
        this.offset = offset;
        this.depth = depth;
        this.columns = columns.clone();
        this.leaves = leaves.clone();
    }

    public double offset() {
        return offset;
    }

    public int depth() {
        return depth;
    }

    /** The splits, tree by tree; a copy. */
    public int[] columns() {
        return columns.clone();
    }

    /** The leaves, tree by tree; a copy. */
    public double[] leaves() {
        return leaves.clone();
    }

    /** Number of trees. */
    public int trees() {
        return leaves.length >> depth;
    }

    static TreesPredictor of(PredictorParameters parameters) {
        double depth = parameters.number("depth");
        if (depth != Math.rint(depth)) {
            throw new IllegalArgumentException(
                    "'depth' of a predictor is %s; expected 1 to %d".formatted(depth, MOST_DEPTH));
        }
        return new TreesPredictor(
                parameters.number("offset"),
                (int) depth,
                parameters.indices("columns"),
                parameters.series("leaves"));
    }

    @Override
    public PredictorParameters parameters() {
        return PredictorParameters.of(FORM)
                .number("offset", offset)
                .number("depth", depth)
                .indices("columns", columns)
                .series("leaves", leaves)
                .build();
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        FeatureEncoding features = new FeatureEncoding(encoding);
        int highest = Arrays.stream(columns).max().orElse(ALWAYS_LEFT);
        if (highest >= features.columns()) {
            throw new IllegalArgumentException(
                    "predictor splits by column %d, but space %s has %d; does its file lack 'cell'?"
                            .formatted(highest, encoding.space().name(), features.columns()));
        }
        return genomes -> {
            double[] result = new double[genomes.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = score(features.pack(genomes.get(i)));
            }
            return result;
        };
    }

    private double score(long[] row) {
        double sum = offset;
        int splits = (1 << depth) - 1;
        for (int tree = 0; tree < trees(); tree++) {
            int node = 0;
            while (node < splits) {
                int column = columns[tree * splits + node];
                boolean right = column != ALWAYS_LEFT && FeatureEncoding.isSet(row, column);
                node = 2 * node + (right ? 2 : 1);
            }
            sum += leaves[(tree << depth) + node - splits];
        }
        return sum;
    }
}
