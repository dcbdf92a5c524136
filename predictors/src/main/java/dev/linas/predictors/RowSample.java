package dev.linas.predictors;

import dev.linas.core.predictor.Predictor;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rows that stand for all others where a fit would cost too much on all of them, so that a
 * round costs about the same whatever a search has measured. Pure.
 */
final class RowSample {
    /** Rows that a predictor was not fitted to and is judged on at most. */
    static final int MOST_JUDGED = 4_000;

    private RowSample() {}

    /** All rows, or the newer half of the sample from the end and the rest at equal steps. */
    static int[] newestAndSpread(int rows, int most) {
        if (rows <= most) {
            return IntStream.range(0, rows).toArray();
        }
        int newest = most / 2;
        int older = most - newest;
        IntStream spread =
                IntStream.range(0, older).map(i -> (int) ((long) i * (rows - newest) / older));
        return IntStream.concat(spread, IntStream.range(rows - newest, rows)).toArray();
    }

    /** Every row, or rows at equal steps, the last one included. */
    static int[] spread(int rows, int most) {
        if (rows <= most) {
            return IntStream.range(0, rows).toArray();
        }
        return IntStream.range(0, most)
                .map(r -> (int) ((long) (r + 1) * rows / most) - 1)
                .toArray();
    }

    /**
     * Fits to no more rows than the fitter can use ({@link PredictorFitter#mostRows}).
     *
     * @param data all rows
     * @param folds a split of exactly these rows
     */
    static Optional<Fit> fit(PredictorFitter fitter, TrainingSet data, Folds folds) {
        if (data.size() <= fitter.mostRows()) {
            return fitter.fit(data, folds);
        }
        int[] used = newestAndSpread(data.size(), fitter.mostRows());
        return fitter.fit(data.select(used), folds.select(used))
                .map(
                        fit ->
                                new Fit(
                                        fit.predictor(),
                                        fit.hyperparameters(),
                                        outOfFold(data, used, fit.outOfFold(), fit.predictor())));
    }

    /**
     * Predictions for all rows: those that were used have theirs out of fold; the others were held
     * out anyway, and at most {@value #MOST_JUDGED} of them, at equal steps, are predicted.
     *
     * @param used rows that the predictor was fitted to, distinct
     * @param outOfFold a prediction for each of them
     * @return one per row of the data; NaN where none was made
     */
    static double[] outOfFold(
            TrainingSet data, int[] used, double[] outOfFold, Predictor predictor) {
        double[] all = new double[data.size()];
        Arrays.fill(all, Double.NaN);
        boolean[] isUsed = new boolean[data.size()];
        for (int r = 0; r < used.length; r++) {
            all[used[r]] = outOfFold[r];
            isUsed[used[r]] = true;
        }
        int[] others = IntStream.range(0, data.size()).filter(row -> !isUsed[row]).toArray();
        int[] judged =
                Arrays.stream(spread(others.length, MOST_JUDGED)).map(i -> others[i]).toArray();
        if (judged.length > 0) {
            double[] predicted =
                    predictor.scorer(data.encoding()).score(data.select(judged).genomes());
            for (int i = 0; i < judged.length; i++) {
                all[judged[i]] = predicted[i];
            }
        }
        return all;
    }
}
