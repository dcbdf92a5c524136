package dev.linas.log.analysis;

import dev.linas.core.space.Genome;
import dev.linas.core.stats.Quantiles;
import dev.linas.core.stats.TrendLine;
import dev.linas.searches.plot.Chart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How devices change while they measure, by what was measured of the same thing at several times:
 * the canary of a device, sub-networks that were measured again, and the spreads that measurements
 * tell. Each is a series of percentages over hours; its trend is a {@link TrendLine}. Pure.
 */
final class DeviceDrift {
    /** The first readings of a canary are its base, as for the meter. */
    private static final int BASE = 3;

    /** A point: hours since the first measurement, and percent. */
    private record Point(double hours, double percent) {}

    private DeviceDrift() {}

    static AnalysisPart of(AnalysedLog log) {
        AnalysisTable table =
                new AnalysisTable(
                        3,
                        "told by",
                        "pool",
                        "evaluator or metric",
                        "readings",
                        "hours",
                        "last %",
                        "farthest %",
                        "% per hour",
                        "from",
                        "to");
        Chart chart = new Chart("", "hours since the first measurement", "change, %");
        canaries(log).forEach((who, points) -> add(table, chart, "canary", who, points));
        for (MeasuredColumn column : log.columns()) {
            List<String> who = List.of(column.pool(), column.metric());
            add(table, chart, "measured again", who, again(log, column));
            add(table, chart, "spread", who, spreads(column));
        }
        return new AnalysisPart(
                "drift",
                "Change of devices over time, with 95 % intervals of the trend",
                table,
                table,
                table.isEmpty()
                        ? List.of(
                                "Nothing was measured at two times: there is no canary, no spread"
                                        + " and no sub-network that was measured again.")
                        : List.of(),
                table.isEmpty() ? Optional.empty() : Optional.of(chart.svg()));
    }

    private static void add(
            AnalysisTable table, Chart chart, String toldBy, List<String> who, List<Point> points) {
        double[] hours = points.stream().mapToDouble(Point::hours).toArray();
        double[] percent = points.stream().mapToDouble(Point::percent).toArray();
        double span =
                points.stream().mapToDouble(Point::hours).max().orElse(0)
                        - points.stream().mapToDouble(Point::hours).min().orElse(0);
        if (!(span > 0)) {
            return;
        }
        double farthest = 0;
        for (double each : percent) {
            farthest = Math.abs(each) > Math.abs(farthest) ? each : farthest;
        }
        TrendLine trend = TrendLine.of(hours, percent);
        table.row(
                toldBy,
                who.get(0),
                who.get(1),
                points.size(),
                span,
                percent[percent.length - 1],
                farthest,
                trend.slope(),
                trend.low(),
                trend.high());
        String label = toldBy + ", " + String.join(", ", who);
        if (toldBy.equals("canary")) {
            chart.line(label, hours, percent);
        } else {
            chart.points(label, hours, percent);
        }
    }

    /** Change of each canary from its first readings; a look is told with several candidates. */
    private static Map<List<String>, List<Point>> canaries(AnalysedLog log) {
        Map<List<String>, List<CanaryReading>> byDevice = new LinkedHashMap<>();
        for (CanaryReading reading : log.canaries()) {
            List<CanaryReading> own =
                    byDevice.computeIfAbsent(
                            List.of(reading.pool(), reading.instance()), d -> new ArrayList<>());
            if (own.isEmpty() || own.get(own.size() - 1).millis() != reading.millis()) {
                own.add(reading);
            }
        }
        Map<List<String>, List<Point>> changes = new LinkedHashMap<>();
        byDevice.forEach(
                (device, own) -> {
                    double base =
                            Quantiles.median(
                                    own.stream()
                                            .limit(BASE)
                                            .mapToDouble(CanaryReading::millis)
                                            .toArray());
                    changes.put(
                            device,
                            own.stream()
                                    .map(r -> new Point(r.hours(), 100 * (r.millis() / base - 1)))
                                    .toList());
                });
        return changes;
    }

    /** Change of each sub-network that was measured again from its first value. */
    private static List<Point> again(AnalysedLog log, MeasuredColumn column) {
        Map<Genome, Reading> first = new HashMap<>();
        List<Point> changes = new ArrayList<>();
        for (Reading reading : timed(column)) {
            Reading earlier = first.putIfAbsent(log.genome(reading.candidate()), reading);
            if (earlier != null && earlier.value() != 0) {
                changes.add(
                        new Point(reading.hours(), 100 * (reading.value() / earlier.value() - 1)));
            }
        }
        return changes;
    }

    private static List<Point> spreads(MeasuredColumn column) {
        return timed(column).stream()
                .filter(reading -> !Double.isNaN(reading.spread()) && reading.value() != 0)
                .map(r -> new Point(r.hours(), 100 * r.spread() / Math.abs(r.value())))
                .toList();
    }

    private static List<Reading> timed(MeasuredColumn column) {
        return column.readings().stream()
                .filter(reading -> !reading.repeat() && !Double.isNaN(reading.hours()))
                .toList();
    }
}
