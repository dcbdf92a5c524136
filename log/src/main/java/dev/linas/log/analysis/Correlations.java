package dev.linas.log.analysis;

import dev.linas.core.stats.RankInterval;
import dev.linas.searches.plot.HeatMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How alike metrics rank the sub-networks, each pair of metrics over the sub-networks that have
 * both; devices among each other too, since each pool has metrics of its own. Pure.
 */
final class Correlations {
    private Correlations() {}

    static AnalysisPart of(AnalysedLog log) {
        AnalysisTable table =
                new AnalysisTable(
                        2,
                        "metric",
                        "other metric",
                        "sub-networks",
                        "Spearman",
                        "Spearman from",
                        "Spearman to",
                        "Kendall",
                        "Kendall from",
                        "Kendall to");
        List<MeasuredColumn> columns = log.columns();
        List<double[]> values = log.bySubNetwork(columns);
        double[][] matrix = new double[columns.size()][columns.size()];
        for (int a = 0; a < columns.size(); a++) {
            matrix[a][a] = 1;
            for (int b = a + 1; b < columns.size(); b++) {
                RankInterval spearman = add(table, columns, values, a, b);
                matrix[a][b] = spearman.value();
                matrix[b][a] = spearman.value();
            }
        }
        return new AnalysisPart(
                "correlations",
                "Rank correlations of metrics over sub-networks, with 95 % intervals",
                table,
                table,
                table.isEmpty() ? List.of("There are no two metrics.") : List.of(),
                table.isEmpty() ? Optional.empty() : Optional.of(picture(columns, matrix)));
    }

    private static RankInterval add(
            AnalysisTable table,
            List<MeasuredColumn> columns,
            List<double[]> values,
            int a,
            int b) {
        int[] both =
                IntStream.range(0, values.get(a).length)
                        .filter(i -> !Double.isNaN(values.get(a)[i] + values.get(b)[i]))
                        .toArray();
        double[] left = Arrays.stream(both).mapToDouble(i -> values.get(a)[i]).toArray();
        double[] right = Arrays.stream(both).mapToDouble(i -> values.get(b)[i]).toArray();
        RankInterval spearman = RankInterval.spearman(left, right);
        RankInterval kendall = RankInterval.kendallTauB(left, right);
        table.row(
                columns.get(a).id(),
                columns.get(b).id(),
                both.length,
                spearman.value(),
                spearman.low(),
                spearman.high(),
                kendall.value(),
                kendall.low(),
                kendall.high());
        return spearman;
    }

    private static String picture(List<MeasuredColumn> columns, double[][] matrix) {
        HeatMap map =
                new HeatMap(
                        "Rank correlation (Spearman)",
                        columns.stream().map(MeasuredColumn::id).toList());
        for (int a = 0; a < matrix.length; a++) {
            List<String> texts = new ArrayList<>();
            for (double value : matrix[a]) {
                texts.add(Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value));
            }
            map.row(columns.get(a).id(), Arrays.stream(matrix[a]).map(Math::abs).toArray(), texts);
        }
        return map.svg();
    }
}
