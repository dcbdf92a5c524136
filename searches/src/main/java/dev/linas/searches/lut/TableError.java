package dev.linas.searches.lut;

import dev.linas.core.stats.RankCorrelation;
import java.util.List;
import java.util.Locale;

/**
 * How well a table tells the latencies of whole sub-networks that it was not calibrated on.
 *
 * @param networks number of sub-networks compared; at least 1
 * @param mape mean absolute error, as a fraction of the measured latency
 * @param rmse root of the mean squared error, in milliseconds
 * @param tau Kendall's tau-b between told and measured; NaN where it is not defined
 */
public record TableError(int networks, double mape, double rmse, double tau) {

    /** A sub-network's latency as the table tells it, and as measured, in milliseconds. */
    record Pair(double told, double measured) {}

    /** One sentence for a table's note. */
    String sentence() {
        return String.format(
                Locale.ROOT,
                "On %d sub-networks that it was not calibrated on: MAPE %.2f %%, RMSE %.4g ms,"
                        + " tau-b %.3f.",
                networks,
                100 * mape,
                rmse,
                tau);
    }

    static TableError of(List<Pair> pairs) {
        double relative = 0;
        double squares = 0;
        for (Pair pair : pairs) {
            double error = pair.told() - pair.measured();
            relative += Math.abs(error) / pair.measured();
            squares += error * error;
        }
        return new TableError(
                pairs.size(),
                relative / pairs.size(),
                Math.sqrt(squares / pairs.size()),
                RankCorrelation.kendallTauB(
                        pairs.stream().mapToDouble(Pair::told).toArray(),
                        pairs.stream().mapToDouble(Pair::measured).toArray()));
    }
}
