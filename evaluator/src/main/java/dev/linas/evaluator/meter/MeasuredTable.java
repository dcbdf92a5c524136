package dev.linas.evaluator.meter;

import dev.linas.core.space.Genome;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A table in memory; never changed after loading, so workers share it.
 *
 * @param file name of its file, for messages
 * @param metrics its metrics, in the order of every row
 * @param rows the values of every canonical genome, NaN where one is not known; there may be
 *     further ones behind those of the metrics
 */
public record MeasuredTable(String file, List<String> metrics, Map<Genome, double[]> rows) {

    /**
     * The column of a metric.
     *
     * @return value by genome, in the order of the genomes, without those of which it is not known
     * @throws IllegalArgumentException if the table has no such metric
     */
    public NavigableMap<Genome, Double> column(String metric) {
        int column = metrics.indexOf(metric);
        if (column < 0) {
            throw new IllegalArgumentException(
                    "table %s has no metric '%s'; it has %s".formatted(file, metric, metrics));
        }
        NavigableMap<Genome, Double> values = new TreeMap<>();
        rows.forEach(
                (genome, row) -> {
                    if (!Double.isNaN(row[column])) {
                        values.put(genome, row[column]);
                    }
                });
        return values;
    }
}
