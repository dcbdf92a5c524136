package dev.linas.supernet.quantization;

/** How the extremes that the batches show become the range of an activation. */
public enum CalibrationMethod {
    /** The least and the greatest value of all batches: nothing seen is ever clipped. */
    MIN_MAX {
        @Override
        Range combine(Range sum, Range next) {
            return new Range(Math.min(sum.min(), next.min()), Math.max(sum.max(), next.max()));
        }

        @Override
        Range finish(Range sum, int batches) {
            return sum;
        }
    },

    /** The mean of the batches' extremes: single outliers are clipped, the rest rounds finer. */
    MEAN_OF_EXTREMES {
        @Override
        Range combine(Range sum, Range next) {
            return new Range(sum.min() + next.min(), sum.max() + next.max());
        }

        @Override
        Range finish(Range sum, int batches) {
            return new Range(sum.min() / batches, sum.max() / batches);
        }
    };

    abstract Range combine(Range sum, Range next);

    abstract Range finish(Range sum, int batches);
}
