package dev.linas.predictors;

import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/**
 * Ridge regression of one training set for every penalty at once, from one eigen-decomposition.
 *
 * <p>With X the one-hot rows and y the labels, both centred, and {@code X = Z V'} the principal
 * scores (Z's columns orthogonal, squared norms the eigenvalues), the fitted values are {@code mean
 * + Z (Lambda + alpha)^-1 Z'y}: O(rows x rank) per alpha. Z comes from X'X or from XX', whichever
 * is smaller. The intercept is not penalised. Residuals of held-out rows follow from the full fit
 * by the exact leave-out identity {@code (I - H_ff)^-1 e_f} (Allen 1974; Golub, Heath and Wahba
 * 1979), with {@code H = 11'/n + Z (Lambda + alpha)^-1 Z'}.
 */
final class RidgeSpectrum {
    /** Eigenvalues below this share of the largest are taken for 0: rank-deficient directions. */
    private static final double RANK_TOLERANCE = 1e-11;

    private final int rows;
    private final double[] columnMeans;
    private final double labelMean;
    private final double[][] centred;
    private final double[] labels;

    /** Scores: rows x rank. */
    private final double[][] scores;

    /** Positive eigenvalues. */
    private final double[] eigenvalues;

    /** Z'y: one entry per eigenvalue. */
    private final double[] projections;

    RidgeSpectrum(TrainingSet data) {
        this.rows = data.size();
        this.labelMean = data.mean();
        this.columnMeans = columnMeans(data);
        this.centred = centre(data);
        this.labels = new double[rows];
        for (int r = 0; r < rows; r++) {
            labels[r] = data.label(r) - labelMean;
        }
        boolean primal = rows >= columnMeans.length;
        DenseMatrix.EigenDecomposition decomposition =
                decompose(primal ? columnProducts() : rowProducts());
        this.eigenvalues = positive(decomposition.eigenvalues());
        this.scores = primal ? project(decomposition) : scale(decomposition);
        this.projections = new double[eigenvalues.length];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < projections.length; k++) {
                projections[k] += scores[r][k] * labels[r];
            }
        }
    }

    /** Directions in which the rows differ; 0 when all genomes are the same. */
    int rank() {
        return eigenvalues.length;
    }

    /** Mean squared residual of every row when it alone is left out (PRESS / n). */
    double leaveOneOutError(double alpha) {
        double[] shrunk = shrink(alpha);
        double sum = 0;
        for (int r = 0; r < rows; r++) {
            double leverage = 1.0 / rows;
            double residual = labels[r];
            for (int k = 0; k < shrunk.length; k++) {
                double score = scores[r][k];
                leverage += score * score * shrunk[k];
                residual -= score * shrunk[k] * projections[k];
            }
            double leftOut = residual / (1 - leverage);
            sum += leftOut * leftOut;
        }
        return sum / rows;
    }

    /** Predictions of every row from the rows of the other folds, without a refit. */
    double[] outOfFold(double alpha, Folds folds) {
        double[] shrunk = shrink(alpha);
        double[] predictions = new double[rows];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] heldOut = folds.heldOut(fold);
            double[] leftOut = leftOutResiduals(heldOut, shrunk);
            for (int i = 0; i < heldOut.length; i++) {
                predictions[heldOut[i]] = labelMean + labels[heldOut[i]] - leftOut[i];
            }
        }
        return predictions;
    }

    private double[] leftOutResiduals(int[] heldOut, double[] shrunk) {
        double[][] kept = new double[heldOut.length][heldOut.length];
        double[] residuals = new double[heldOut.length];
        for (int i = 0; i < heldOut.length; i++) {
            double[] left = scores[heldOut[i]];
            residuals[i] = labels[heldOut[i]] - dot(left, shrunk, projections);
            for (int j = 0; j <= i; j++) {
                double hat = 1.0 / rows + dot(left, shrunk, scores[heldOut[j]]);
                kept[i][j] = (i == j ? 1.0 : 0.0) - hat;
                kept[j][i] = kept[i][j];
            }
        }
        return DenseMatrix.createDenseMatrix(kept)
                .choleskyFactorization()
                .orElseThrow(() -> new ArithmeticException("I - H is not positive definite"))
                .solve(DenseVector.createDenseVector(residuals))
                .toArray();
    }

    /** One weight per one-hot column, fitted to all rows. */
    double[] weights(double alpha) {
        double[] dual = new double[rows];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < eigenvalues.length; k++) {
                double eigenvalue = eigenvalues[k];
                dual[r] += scores[r][k] * projections[k] / (eigenvalue * (eigenvalue + alpha));
            }
        }
        double[] weights = new double[columnMeans.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < weights.length; c++) {
                weights[c] += centred[r][c] * dual[r];
            }
        }
        return weights;
    }

    /** The intercept that belongs to the given weights. */
    double intercept(double[] weights) {
        double sum = labelMean;
        for (int c = 0; c < weights.length; c++) {
            sum -= weights[c] * columnMeans[c];
        }
        return sum;
    }

    private double[] shrink(double alpha) {
        double[] shrunk = new double[eigenvalues.length];
        for (int k = 0; k < shrunk.length; k++) {
            shrunk[k] = 1.0 / (eigenvalues[k] + alpha);
        }
        return shrunk;
    }

    private static double dot(double[] left, double[] middle, double[] right) {
        double sum = 0;
        for (int k = 0; k < left.length; k++) {
            sum += left[k] * middle[k] * right[k];
        }
        return sum;
    }

    private static double[] columnMeans(TrainingSet data) {
        double[] means = new double[data.encoding().columns()];
        for (int c = 0; c < means.length; c++) {
            int ones = 0;
            for (int r = 0; r < data.size(); r++) {
                ones += data.bit(r, c) ? 1 : 0;
            }
            means[c] = (double) ones / data.size();
        }
        return means;
    }

    private double[][] centre(TrainingSet data) {
        double[][] result = new double[rows][columnMeans.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columnMeans.length; c++) {
                result[r][c] = (data.bit(r, c) ? 1.0 : 0.0) - columnMeans[c];
            }
        }
        return result;
    }

    /** X'X. */
    private double[][] columnProducts() {
        double[][] products = new double[columnMeans.length][columnMeans.length];
        for (double[] row : centred) {
            for (int i = 0; i < row.length; i++) {
                for (int j = 0; j < row.length; j++) {
                    products[i][j] += row[i] * row[j];
                }
            }
        }
        return products;
    }

    /** XX'. */
    private double[][] rowProducts() {
        double[][] products = new double[rows][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int c = 0; c < columnMeans.length; c++) {
                    sum += centred[i][c] * centred[j][c];
                }
                products[i][j] = sum;
                products[j][i] = sum;
            }
        }
        return products;
    }

    private static DenseMatrix.EigenDecomposition decompose(double[][] symmetric) {
        return DenseMatrix.createDenseMatrix(symmetric)
                .eigenDecomposition()
                .orElseThrow(() -> new ArithmeticException("eigen-decomposition did not converge"));
    }

    /** The eigenvalues above the tolerance; they come in descending order. */
    private static double[] positive(DenseVector descending) {
        int rank = 0;
        double threshold = Math.max(descending.get(0), 1.0) * RANK_TOLERANCE;
        while (rank < descending.size() && descending.get(rank) > threshold) {
            rank++;
        }
        double[] kept = new double[rank];
        for (int k = 0; k < rank; k++) {
            kept[k] = descending.get(k);
        }
        return kept;
    }

    /** Z = X V, from the eigenvectors V of X'X. */
    private double[][] project(DenseMatrix.EigenDecomposition decomposition) {
        DenseMatrix vectors = decomposition.eigenvectors();
        double[][] result = new double[rows][eigenvalues.length];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columnMeans.length; c++) {
                for (int k = 0; k < eigenvalues.length; k++) {
                    result[r][k] += centred[r][c] * vectors.get(c, k);
                }
            }
        }
        return result;
    }

    /** Z = U Lambda^(1/2), from the eigenvectors U of XX'. */
    private double[][] scale(DenseMatrix.EigenDecomposition decomposition) {
        DenseMatrix vectors = decomposition.eigenvectors();
        double[][] result = new double[rows][eigenvalues.length];
        for (int r = 0; r < rows; r++) {
            for (int k = 0; k < eigenvalues.length; k++) {
                result[r][k] = vectors.get(r, k) * Math.sqrt(eigenvalues[k]);
            }
        }
        return result;
    }
}
