package dev.linas.trainer.predictor;

import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.predictor.HammingKernel;
import dev.linas.core.predictor.LabelTransform;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Fits a Gaussian process with a per-variable Hamming kernel. The hyper-parameters maximise the
 * posterior density on at most {@value #TUNING_ROWS} rows, so that their cost does not grow with
 * the search; the process itself is fitted to at most {@value #MOST_SUPPORTS} rows, the newer ones
 * and a spread of the older ones, with two O(rows^3) operations.
 *
 * <p>Labels are used as they are or through a {@link LabelTransform}, whichever makes them likelier
 * (with the Jacobian of the transform, so that the likelihoods compare). What transformed labels
 * want is sought near what plain ones want.
 */
final class GaussianProcessFitter implements PredictorFitter {
    /** Rows that the hyper-parameters are tuned on at most. */
    static final int TUNING_ROWS = 250;

    /** Rows that the process itself is fitted to at most: what follows costs O(supports^3). */
    static final int MOST_SUPPORTS = 1000;

    private static final int FEWEST_ROWS = 4;

    private final boolean comparePaths;
    private final double weightDeviation;

    /**
     * @param comparePaths whether the kernel compares the paths of cells, where the space declares
     *     one
     * @param weightDeviation deviation of the prior of the logarithms of the kernel's weights:
     *     {@link MarginalLikelihood#OF_SEARCHED_ROWS} or {@link MarginalLikelihood#OF_RANDOM_ROWS}
     */
    GaussianProcessFitter(boolean comparePaths, double weightDeviation) {
        this.comparePaths = comparePaths;
        this.weightDeviation = weightDeviation;
    }

    @Override
    public String kind() {
        return comparePaths ? "gaussian-process-cells" : "gaussian-process";
    }

    @Override
    public boolean gainsFromTransformedLabels() {
        return false;
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.size() < FEWEST_ROWS || data.isConstant()) {
            return Optional.empty();
        }
        TrainingSet sample = sample(data);
        TuningKernel kernel = new TuningKernel(sample, comparePaths);
        LatentLabels bestLabels = null;
        MarginalLikelihood.Tuned plain = null;
        MarginalLikelihood.Tuned best = null;
        for (LabelTransform transform : TransformedFitter.all(data)) {
            LatentLabels labels = LatentLabels.of(sample.labels(), transform);
            MarginalLikelihood likelihood =
                    new MarginalLikelihood(kernel, labels.standardised(), weightDeviation);
            MarginalLikelihood.Tuned tuned =
                    plain == null ? likelihood.maximise() : likelihood.refine(plain);
            plain = plain == null ? tuned : plain;
            double loss = tuned.loss() + labels.negativeLogJacobian();
            if (best == null || loss < best.loss()) {
                best = tuned.withLoss(loss);
                bestLabels = labels;
            }
        }
        return Optional.of(fit(data, folds, best, bestLabels.transform()));
    }

    private static Fit fit(
            TrainingSet data,
            Folds folds,
            MarginalLikelihood.Tuned tuned,
            LabelTransform transform) {
        int[] used = supportRows(data.size());
        TrainingSet support = data.select(used);
        LatentLabels labels = LatentLabels.of(support.labels(), transform);
        HammingKernel kernel = new HammingKernel(tuned.linear(), tuned.thetas(), tuned.cell());
        GaussianSystem system =
                GaussianSystem.solve(support, kernel, tuned.noise(), labels.standardised());
        GaussianProcessPredictor predictor =
                new GaussianProcessPredictor(
                        kernel,
                        system.noise(),
                        system.variance(),
                        labels.mean(),
                        labels.deviation(),
                        transform,
                        system.coefficients(),
                        support.genomes());
        // Rows that the process was not fitted to are held out anyway.
        double[] outOfFold = predictor.scorer(data.encoding()).score(data.genomes());
        double[] heldOut = system.outOfFold(folds.select(used));
        for (int r = 0; r < used.length; r++) {
            outOfFold[used[r]] = transform.value(labels.mean() + labels.deviation() * heldOut[r]);
        }
        return new Fit(predictor, hyperparameters(tuned, transform), outOfFold);
    }

    /** All rows, or the newer half of the supports from the end and the rest at equal steps. */
    private static int[] supportRows(int rows) {
        if (rows <= MOST_SUPPORTS) {
            return IntStream.range(0, rows).toArray();
        }
        int newest = MOST_SUPPORTS / 2;
        int older = MOST_SUPPORTS - newest;
        IntStream spread =
                IntStream.range(0, older).map(i -> (int) ((long) i * (rows - newest) / older));
        return IntStream.concat(spread, IntStream.range(rows - newest, rows)).toArray();
    }

    private static Map<String, Double> hyperparameters(
            MarginalLikelihood.Tuned tuned, LabelTransform transform) {
        Map<String, Double> chosen = new TreeMap<>();
        chosen.put("noise", tuned.noise());
        chosen.put("linear", tuned.linear());
        chosen.put("transform_sign", (double) transform.sign());
        return chosen;
    }

    /** Every row, or rows at equal steps, the last one included. */
    private static TrainingSet sample(TrainingSet data) {
        if (data.size() <= TUNING_ROWS) {
            return data;
        }
        int[] rows = new int[TUNING_ROWS];
        for (int r = 0; r < TUNING_ROWS; r++) {
            rows[r] = (int) ((long) (r + 1) * data.size() / TUNING_ROWS) - 1;
        }
        return data.select(rows);
    }
}
