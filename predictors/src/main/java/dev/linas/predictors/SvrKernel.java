package dev.linas.predictors;

import dev.linas.core.predictor.KernelPredictor;
import dev.linas.core.space.OneHotEncoding;

/** A kernel whose value depends on one small integer of two one-hot rows. */
enum SvrKernel {
    /** {@code exp(-gamma * squared distance)}. */
    RBF {
        @Override
        int cell(TrainingSet data, int left, int right) {
            return data.squaredDistance(left, right);
        }

        @Override
        double[] table(double gamma, OneHotEncoding encoding) {
            return KernelPredictor.kernelTable(gamma, encoding);
        }
    },

    /** {@code gamma * inner product}. */
    LINEAR {
        @Override
        int cell(TrainingSet data, int left, int right) {
            return data.overlap(left, right);
        }

        @Override
        double[] table(double gamma, OneHotEncoding encoding) {
            double[] table = new double[encoding.columns() + 1];
            for (int overlap = 0; overlap < table.length; overlap++) {
                table[overlap] = gamma * overlap;
            }
            return table;
        }
    };

    /** The integer of two rows, 0..columns. */
    abstract int cell(TrainingSet data, int left, int right);

    /** The kernel's value for every integer. */
    abstract double[] table(double gamma, OneHotEncoding encoding);
}
