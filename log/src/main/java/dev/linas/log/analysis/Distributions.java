package dev.linas.log.analysis;

import dev.linas.core.stats.Quantiles;
import dev.linas.searches.plot.Chart;
import dev.linas.searches.plot.Drawing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the values of each metric are distributed. Pure. */
final class Distributions {
    private static final int MOST_BARS = 30;
    private static final double WIDEST = 0x1p500;

    private Distributions() {}

    static AnalysisPart of(AnalysedLog log) {
        AnalysisTable table =
                new AnalysisTable(
                        1, "metric", "values", "lowest", "10 %", "median", "90 %", "highest",
                        "mean");
        List<Drawing> charts = new ArrayList<>();
        for (MeasuredColumn column : log.columns()) {
            double[] sorted = column.values();
            Arrays.sort(sorted);
            int n = sorted.length;
            table.row(
                    column.id(),
                    n,
                    sorted[0],
                    Quantiles.ofSorted(0.1, sorted),
                    Quantiles.ofSorted(0.5, sorted),
                    Quantiles.ofSorted(0.9, sorted),
                    sorted[n - 1],
                    Arrays.stream(sorted).average().orElseThrow());
            charts.add(histogram(column.id(), sorted));
        }
        return new AnalysisPart(
                "distributions",
                "Measured values",
                table,
                table,
                table.isEmpty() ? List.of("Nothing was measured.") : List.of(),
                charts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Drawing.svg("Measured values", 2, charts)));
    }

    /** Bars of equal width over the range; of equal values one. */
    private static Chart histogram(String id, double[] sorted) {
        double low = sorted[0];
        double range = sorted[sorted.length - 1] - low;
        boolean isOne = range == 0 || range > WIDEST;
        int bars = isOne ? 1 : Math.min(MOST_BARS, (int) Math.ceil(Math.sqrt(sorted.length)));
        double width = isOne ? Math.max(1, Math.abs(low) * 0.01) : range / bars;
        double first = isOne ? low - width / 2 : low;
        double[] edges = new double[bars + 1];
        Arrays.setAll(edges, b -> first + b * width);
        double[] counts = new double[bars];
        for (double value : sorted) {
            counts[isOne ? 0 : (int) Math.min(bars - 1, (value - low) / width)]++;
        }
        return new Chart("", id, "values").size(300, 160).bars(edges, counts);
    }
}
