package dev.linas.log.analysis;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.searches.devices.DeviceComparison;
import dev.linas.searches.devices.DeviceComparisonSvg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far the front of one device is that of another: for each objective that several pools
 * measured, beside the first objective of another metric. Pure.
 */
final class FrontTransfer {
    private FrontTransfer() {}

    static AnalysisPart of(AnalysedLog log, List<Objective> objectives) {
        AnalysisTable table =
                new AnalysisTable(
                        3,
                        "metric",
                        "front of",
                        "on",
                        "sub-networks",
                        "members",
                        "hypervolume lost %",
                        "Spearman");
        List<String> notes = new ArrayList<>();
        Optional<String> picture = Optional.empty();
        for (Map.Entry<String, List<MeasuredColumn>> devices : byMetric(log).entrySet()) {
            String metric = devices.getKey();
            Optional<Goal> goal = goal(metric, objectives);
            Optional<Objective> quality =
                    objectives.stream().filter(o -> !o.metric().equals(metric)).findFirst();
            if (goal.isEmpty() || quality.isEmpty()) {
                continue;
            }
            Optional<DeviceComparison> comparison =
                    compare(log, quality.get(), goal.get(), devices.getValue());
            if (comparison.isEmpty()) {
                notes.add(
                        "%s: no sub-network has it on all of its devices and %s."
                                .formatted(metric, quality.get().id()));
                continue;
            }
            add(table, metric, comparison.get());
            notes.add("%s: fronts with %s.".formatted(metric, quality.get().id()));
            picture = picture.or(() -> comparison.map(DeviceComparisonSvg::write));
        }
        if (table.isEmpty() && notes.isEmpty()) {
            notes.add("No objective was measured by two pools, beside another objective.");
        }
        return new AnalysisPart(
                "devices",
                "Fronts of devices on each other",
                table,
                table.where(row -> !row[1].equals(row[2])),
                notes,
                picture);
    }

    /** Metrics that several pools measured. */
    private static Map<String, List<MeasuredColumn>> byMetric(AnalysedLog log) {
        Map<String, List<MeasuredColumn>> byMetric = new LinkedHashMap<>();
        log.columns()
                .forEach(c -> byMetric.computeIfAbsent(c.metric(), m -> new ArrayList<>()).add(c));
        byMetric.values().removeIf(columns -> columns.size() < 2);
        return byMetric;
    }

    private static Optional<Goal> goal(String metric, List<Objective> objectives) {
        return objectives.stream()
                .filter(o -> o.metric().equals(metric))
                .map(Objective::goal)
                .findFirst();
    }

    private static Optional<DeviceComparison> compare(
            AnalysedLog log, Objective quality, Goal goal, List<MeasuredColumn> devices) {
        Optional<MeasuredColumn> first = log.column(quality.id());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        List<MeasuredColumn> all = new ArrayList<>(List.of(first.get()));
        all.addAll(devices);
        List<double[]> values = log.bySubNetwork(all);
        int[] complete =
                IntStream.range(0, values.get(0).length)
                        .filter(i -> values.stream().noneMatch(v -> Double.isNaN(v[i])))
                        .toArray();
        if (complete.length == 0) {
            return Optional.empty();
        }
        List<double[]> costs = new ArrayList<>();
        for (int d = 1; d < all.size(); d++) {
            double[] own = values.get(d);
            double sign = goal == Goal.MINIMIZE ? 1 : -1;
            costs.add(Arrays.stream(complete).mapToDouble(i -> sign * own[i]).toArray());
        }
        return Optional.of(
                DeviceComparison.of(
                        Arrays.stream(complete).mapToDouble(i -> values.get(0)[i]).toArray(),
                        quality.goal(),
                        devices.stream().map(MeasuredColumn::pool).toList(),
                        costs));
    }

    private static void add(AnalysisTable table, String metric, DeviceComparison comparison) {
        for (DeviceComparison.Pair pair : comparison.pairs()) {
            table.row(
                    metric,
                    pair.of(),
                    pair.on(),
                    comparison.rows(),
                    pair.members(),
                    100 * pair.lost(),
                    pair.spearman());
        }
    }
}
