package dev.linas.log.table;

/**
 * The measured value of one metric, in its unit.
 *
 * @param value finite
 * @param spread median absolute deviation of the samples, &ge; 0; NaN where it is not known
 * @param standardError &ge; 0; NaN where it is not known
 */
public record MetricValue(double value, double spread, double standardError) {

    /** A value whose spread and standard error are not known. */
    public static MetricValue of(double value) {
        return new MetricValue(value, Double.NaN, Double.NaN);
    }
}
