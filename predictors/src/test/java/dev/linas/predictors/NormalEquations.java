package dev.linas.predictors;

/**
 * Ridge regression solved the plain way, as an independent reference: (X'X + alpha I) w = X'y with
 * a column of ones that is not penalised, by Gaussian elimination.
 */
final class NormalEquations {
    private NormalEquations() {}

    /** The intercept, then one weight per column, fitted to the given rows. */
    static double[] solve(TrainingSet data, int[] rows, double alpha) {
        int size = data.encoding().columns() + 1;
        double[][] system = new double[size][size + 1];
        for (int row : rows) {
            double[] x = row(data, row);
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    system[i][j] += x[i] * x[j];
                }
                system[i][size] += x[i] * data.label(row);
            }
        }
        for (int i = 1; i < size; i++) {
            system[i][i] += alpha;
        }
        return eliminate(system);
    }

    static double predict(double[] weights, TrainingSet data, int row) {
        double[] x = row(data, row);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += weights[i] * x[i];
        }
        return sum;
    }

    private static double[] row(TrainingSet data, int row) {
        double[] x = new double[data.encoding().columns() + 1];
        x[0] = 1;
        for (int c = 1; c < x.length; c++) {
            x[c] = data.bit(row, c - 1) ? 1 : 0;
        }
        return x;
    }

    /** The solution of a system whose last column is its right side. */
    static double[] eliminate(double[][] system) {
        int size = system.length;
        for (int pivot = 0; pivot < size; pivot++) {
            int largest = pivot;
            for (int r = pivot + 1; r < size; r++) {
                if (Math.abs(system[r][pivot]) > Math.abs(system[largest][pivot])) {
                    largest = r;
                }
            }
            double[] swapped = system[pivot];
            system[pivot] = system[largest];
            system[largest] = swapped;
            for (int r = 0; r < size; r++) {
                double factor = r == pivot ? 0 : system[r][pivot] / system[pivot][pivot];
                for (int c = pivot; c <= size; c++) {
                    system[r][c] -= factor * system[pivot][c];
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = system[i][size] / system[i][i];
        }
        return solution;
    }
}
