package dev.linas.predictors;

import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.predictor.LinearPredictor;
import dev.linas.core.space.Genome;
import java.util.Arrays;
import java.util.List;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * Epsilon support vector regression of one training set with libsvm on a precomputed kernel.
 *
 * <p>The kernel of two rows depends on their squared distance or overlap alone, a small integer. So
 * the Gram matrix holds references to one shared cell per integer: it is built once per training
 * set, and another gamma only rewrites the cells. Labels are standardised, so C and epsilon mean
 * the same in every unit. Not thread-safe; deterministic: libsvm draws random numbers only for
 * probability estimates, which are off.
 */
final class SvrProblem {
    /** Stopping tolerance of the optimiser, libsvm's own default. */
    private static final double TOLERANCE = 1e-3;

    private static final double CACHE_MEGABYTES = 64;

    static {
        svm.svm_set_print_string_function(text -> {});
    }

    private final TrainingSet data;
    private final SvrKernel kernel;
    private final double mean;
    private final double deviation;
    private final double[] standardised;
    private final svm_node[] cells;
    private final svm_node[][] gram;
    private double gamma = Double.NaN;

    /**
     * @param data at least two rows whose labels differ
     */
    SvrProblem(TrainingSet data, SvrKernel kernel) {
        this.data = data;
        this.kernel = kernel;
        this.mean = data.mean();
        double squares = 0;
        for (int r = 0; r < data.size(); r++) {
            squares += (data.label(r) - mean) * (data.label(r) - mean);
        }
        this.deviation = Math.sqrt(squares / data.size());
        this.standardised = new double[data.size()];
        for (int r = 0; r < standardised.length; r++) {
            standardised[r] = (data.label(r) - mean) / deviation;
        }
        this.cells = new svm_node[data.encoding().columns() + 1];
        Arrays.setAll(cells, cell -> node(0));
        this.gram = gram();
    }

    /** Mean squared distance of two different rows; 0 when all genomes are the same. */
    double meanSquaredDistance() {
        long sum = 0;
        for (int i = 0; i < data.size(); i++) {
            for (int j = 0; j < i; j++) {
                sum += data.squaredDistance(i, j);
            }
        }
        return 2.0 * sum / ((double) data.size() * (data.size() - 1));
    }

    /** Predictions of every row, in the labels' unit, from the rows of the other folds. */
    double[] outOfFold(SvrParameters parameters, Folds folds) {
        double[] predictions = new double[data.size()];
        for (int fold = 0; fold < folds.count(); fold++) {
            int[] training = folds.training(fold);
            svm_model model = train(parameters, training);
            for (int row : folds.heldOut(fold)) {
                predictions[row] = mean + deviation * predict(model, training, row);
            }
        }
        return predictions;
    }

    /** The predictor fitted to all rows; of an RBF kernel. */
    KernelPredictor fit(SvrParameters parameters) {
        svm_model model = train(parameters);
        List<Genome> supports =
                Arrays.stream(model.sv_indices).mapToObj(i -> data.genome(i - 1)).toList();
        return new KernelPredictor(
                parameters.gamma(),
                -model.rho[0],
                mean,
                deviation,
                Arrays.copyOf(model.sv_coef[0], model.l),
                supports);
    }

    /** The predictor fitted to all rows; of a linear kernel. */
    LinearPredictor fitLinear(SvrParameters parameters) {
        svm_model model = train(parameters);
        double[] weights = new double[data.encoding().columns()];
        for (int s = 0; s < model.l; s++) {
            int row = model.sv_indices[s] - 1;
            double step = deviation * parameters.gamma() * model.sv_coef[0][s];
            for (int c = 0; c < weights.length; c++) {
                weights[c] += data.bit(row, c) ? step : 0;
            }
        }
        return new LinearPredictor(mean - deviation * model.rho[0], weights);
    }

    private svm_model train(SvrParameters parameters) {
        int[] all = new int[data.size()];
        Arrays.setAll(all, row -> row);
        return train(parameters, all);
    }

    private double predict(svm_model model, int[] training, int row) {
        double sum = -model.rho[0];
        for (int s = 0; s < model.l; s++) {
            int support = training[model.sv_indices[s] - 1];
            sum += model.sv_coef[0][s] * gram[row][support + 1].value;
        }
        return sum;
    }

    private svm_model train(SvrParameters parameters, int[] rows) {
        setGamma(parameters.gamma());
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.x = new svm_node[rows.length][];
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            problem.x[i] = gram[rows[i]];
            problem.y[i] = standardised[rows[i]];
        }
        return svm.svm_train(problem, libsvmParameters(parameters));
    }

    private static svm_parameter libsvmParameters(SvrParameters parameters) {
        svm_parameter result = new svm_parameter();
        result.svm_type = svm_parameter.EPSILON_SVR;
        result.kernel_type = svm_parameter.PRECOMPUTED;
        result.C = parameters.cost();
        result.p = parameters.epsilon();
        result.eps = TOLERANCE;
        result.cache_size = CACHE_MEGABYTES;
        result.shrinking = 1;
        return result;
    }

    private void setGamma(double wanted) {
        if (wanted == gamma) {
            return;
        }
        double[] table = kernel.table(wanted, data.encoding());
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell].value = table[cell];
        }
        gamma = wanted;
    }

    /**
     * Rows as libsvm wants a precomputed kernel: the row's number from 1, then its kernel values.
     */
    private svm_node[][] gram() {
        svm_node[][] rows = new svm_node[data.size()][data.size() + 1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = node(i + 1);
            for (int j = 0; j < rows.length; j++) {
                rows[i][j + 1] = cells[kernel.cell(data, i, j)];
            }
        }
        return rows;
    }

    private static svm_node node(double value) {
        svm_node node = new svm_node();
        node.value = value;
        return node;
    }
}
