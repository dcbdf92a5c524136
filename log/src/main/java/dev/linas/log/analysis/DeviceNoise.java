package dev.linas.log.analysis;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.Quantiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How much each device scatters: within a measurement by the spread and standard error that it
 * tells, between measurements by sub-networks that were measured more than once. Relative to the
 * values. Pure.
 */
final class DeviceNoise {
    private static final String ALL = "all";

    private DeviceNoise() {}

    static AnalysisPart of(AnalysedLog log) {
        AnalysisTable table =
                new AnalysisTable(
                        3,
                        "metric",
                        "pool",
                        "evaluator",
                        "values",
                        "with spread",
                        "median spread %",
                        "90 % spread %",
                        "median error %",
                        "measured again",
                        "between measurements %");
        for (MeasuredColumn column : log.columns()) {
            Set<String> instances = new LinkedHashSet<>();
            column.readings().forEach(reading -> instances.add(reading.instance()));
            add(table, log, column, ALL, column.readings());
            if (instances.size() > 1) {
                for (String instance : instances) {
                    add(
                            table,
                            log,
                            column,
                            instance,
                            column.readings().stream()
                                    .filter(reading -> reading.instance().equals(instance))
                                    .toList());
                }
            }
        }
        return new AnalysisPart(
                "noise",
                "Scatter of measurements, relative to their values",
                table,
                table.where(row -> isKnown(row[4]) || isKnown(row[8])),
                table.where(row -> isKnown(row[4]) || isKnown(row[8])).isEmpty()
                        ? List.of(
                                "No measurement tells its spread, and no sub-network was measured"
                                        + " twice.")
                        : List.of(),
                Optional.empty());
    }

    private static boolean isKnown(Object count) {
        return ((Number) count).intValue() > 0;
    }

    private static void add(
            AnalysisTable table,
            AnalysedLog log,
            MeasuredColumn column,
            String instance,
            List<Reading> readings) {
        double[] spreads = relative(readings, true);
        double[] errors = relative(readings, false);
        List<List<Double>> again = again(log, readings);
        table.row(
                column.metric(),
                column.pool(),
                instance,
                readings.size(),
                spreads.length,
                100 * Quantiles.median(spreads),
                100 * Quantiles.of(0.9, spreads),
                100 * Quantiles.median(errors),
                again.size(),
                100 * between(again));
    }

    private static double[] relative(List<Reading> readings, boolean spread) {
        return readings.stream()
                .filter(reading -> reading.value() != 0)
                .mapToDouble(
                        reading ->
                                (spread ? reading.spread() : reading.standardError())
                                        / Math.abs(reading.value()))
                .filter(share -> !Double.isNaN(share))
                .toArray();
    }

    /**
     * The values of sub-networks that were measured more than once; answers given again are not.
     */
    private static List<List<Double>> again(AnalysedLog log, List<Reading> readings) {
        Map<Genome, List<Double>> byGenome = new LinkedHashMap<>();
        for (Reading reading : readings) {
            if (!reading.repeat()) {
                byGenome.computeIfAbsent(log.genome(reading.candidate()), g -> new ArrayList<>())
                        .add(reading.value());
            }
        }
        byGenome.values().removeIf(values -> values.size() < 2);
        return List.copyOf(byGenome.values());
    }

    /** Standard deviation of a measurement about the mean of its sub-network, as a share of it. */
    private static double between(List<List<Double>> again) {
        double squares = 0;
        int freedom = 0;
        for (List<Double> values : again) {
            double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
            if (mean != 0) {
                for (double value : values) {
                    squares += (value / mean - 1) * (value / mean - 1);
                }
                freedom += values.size() - 1;
            }
        }
        return freedom == 0 ? Double.NaN : Math.sqrt(squares / freedom);
    }
}
