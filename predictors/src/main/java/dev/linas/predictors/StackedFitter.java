package dev.linas.predictors;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.StackedPredictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Stacking as in the LINAS paper (section 3.3): a ridge regression over what ridge and an RBF
 * support vector regression predict of rows that they have not seen. The penalty of the upper ridge
 * is the one with the least error over the folds.
 */
public final class StackedFitter implements PredictorFitter {
    /** In units of the members' total variance. */
    private static final double[] PENALTIES = {1e-6, 1e-4, 1e-2, 1e-1, 1};

    private final List<PredictorFitter> members;

    /** The stack of the paper. */
    public StackedFitter() {
        this(List.of(new RidgeFitter(), new SvrRbfFitter()));
    }

    StackedFitter(List<PredictorFitter> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public String kind() {
        return "stacked";
    }

    /** Empty unless every member has something to say. */
    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        List<Fit> fits = new ArrayList<>();
        for (PredictorFitter member : members) {
            Optional<Fit> fit = member.fit(data, folds);
            if (fit.isEmpty()) {
                return Optional.empty();
            }
            fits.add(fit.get());
        }
        double[][] inputs = fits.stream().map(Fit::outOfFold).toArray(double[][]::new);
        Map<String, Double> chosen = new TreeMap<>();
        double penalty = PENALTIES[0];
        double[] outOfFold = null;
        double least = Double.POSITIVE_INFINITY;
        for (double candidate : PENALTIES) {
            double[] predictions = outOfFold(inputs, data, folds, candidate);
            double error = squaredError(predictions, data.labels());
            if (error < least) {
                least = error;
                penalty = candidate;
                outOfFold = predictions;
            }
        }
        if (outOfFold == null) {
            return Optional.empty();
        }
        Combination all = Combination.fit(inputs, data.labels(), everyRow(data), penalty);
        chosen.put("alpha", penalty);
        for (int m = 0; m < fits.size(); m++) {
            chosen.put("weight_" + members.get(m).kind(), all.weights[m]);
        }
        List<Predictor> predictors = fits.stream().map(Fit::predictor).toList();
        return Optional.of(
                new Fit(
                        new StackedPredictor(all.intercept, all.weights, predictors),
                        chosen,
                        outOfFold));
    }

    private static int[] everyRow(TrainingSet data) {
        int[] rows = new int[data.size()];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = r;
        }
        return rows;
    }

    private static double[] outOfFold(
            double[][] inputs, TrainingSet data, Folds folds, double penalty) {
        double[] predictions = new double[data.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            Combination others =
                    Combination.fit(inputs, data.labels(), folds.training(fold), penalty);
            for (int row : folds.heldOut(fold)) {
                predictions[row] = others.predict(inputs, row);
            }
        }
        return predictions;
    }

    private static double squaredError(double[] predictions, double[] labels) {
        double sum = 0;
        for (int r = 0; r < labels.length; r++) {
            sum += (predictions[r] - labels[r]) * (predictions[r] - labels[r]);
        }
        return sum;
    }

    /** The upper ridge regression. */
    @SuppressWarnings("ArrayRecordComponent") // used on the spot, inside this class
    private record Combination(double intercept, double[] weights) {
        static Combination fit(double[][] inputs, double[] labels, int[] rows, double penalty) {
            int members = inputs.length;
            double[] means = new double[members];
            double labelMean = 0;
            for (int row : rows) {
                labelMean += labels[row] / rows.length;
                for (int m = 0; m < members; m++) {
                    means[m] += inputs[m][row] / rows.length;
                }
            }
            DMatrixRMaj products = new DMatrixRMaj(members, members);
            DMatrixRMaj right = new DMatrixRMaj(members, 1);
            for (int row : rows) {
                for (int i = 0; i < members; i++) {
                    double left = inputs[i][row] - means[i];
                    right.data[i] += left * (labels[row] - labelMean);
                    for (int j = 0; j < members; j++) {
                        products.data[i * members + j] += left * (inputs[j][row] - means[j]);
                    }
                }
            }
            double[] weights = solve(products, right, penalty);
            double intercept = labelMean;
            for (int m = 0; m < members; m++) {
                intercept -= weights[m] * means[m];
            }
            return new Combination(intercept, weights);
        }

        /** Weights of 0 where the members say nothing at all. */
        private static double[] solve(DMatrixRMaj products, DMatrixRMaj right, double penalty) {
            int members = right.numRows;
            double trace = 0;
            for (int i = 0; i < members; i++) {
                trace += products.data[i * members + i];
            }
            for (int i = 0; i < members; i++) {
                products.data[i * members + i] += penalty * trace;
            }
            DMatrixRMaj weights = new DMatrixRMaj(members, 1);
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.symmPosDef(members);
            if (trace > 0 && solver.setA(products)) {
                solver.solve(right, weights);
            }
            return weights.data.clone();
        }

        double predict(double[][] inputs, int row) {
            double sum = intercept;
            for (int m = 0; m < weights.length; m++) {
                sum += weights[m] * inputs[m][row];
            }
            return sum;
        }
    }
}
