package dev.linas.log.analysis;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.FrontCurve;
import dev.linas.core.pareto.ReferencePoint;
import dev.linas.core.search.Evaluation;
import dev.linas.searches.plot.Chart;
import dev.linas.searches.plot.Drawing;
import dev.linas.searches.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hypervolume of each search against evaluations and against seconds of measuring. Pure. */
final class HypervolumeCurves {
    private static final int SHOWN = 10;

    private HypervolumeCurves() {}

    /**
     * The curves.
     *
     * @param objectives what the hypervolume is of; none: there is none
     * @param frozen reference point that the search itself has; empty: beyond the worst of all that
     *     was measured
     */
    static AnalysisPart of(
            AnalysedLog log, List<Objective> objectives, Optional<List<Double>> frozen) {
        AnalysisTable table = table();
        AnalysisTable shown = table();
        List<String> notes = new ArrayList<>();
        List<Evaluation> all = new ArrayList<>();
        Map<String, List<Evaluation>> bySearch = new LinkedHashMap<>();
        for (String search : log.searches()) {
            List<Evaluation> own = log.evaluations(search, objectives);
            bySearch.put(search, own);
            all.addAll(own);
        }
        Optional<List<Double>> point =
                objectives.isEmpty()
                        ? Optional.empty()
                        : frozen.or(() -> ReferencePoint.freeze(all, objectives));
        Chart byEvaluations = new Chart("", "evaluations", "hypervolume").size(380, 260);
        Chart bySeconds =
                new Chart("", "seconds of measuring", "hypervolume").size(380, 260).withoutLegend();
        if (point.isEmpty()) {
            notes.add(
                    objectives.isEmpty()
                            ? "No objective is known: name some by --objective."
                            : "An objective was never measured: %s."
                                    .formatted(objectives.stream().map(Objective::id).toList()));
        } else {
            for (Map.Entry<String, List<Evaluation>> entry : bySearch.entrySet()) {
                String search = entry.getKey();
                List<FrontCurve.Point> curve =
                        FrontCurve.of(
                                entry.getValue(),
                                log.secondsByCandidate(search),
                                objectives,
                                point.get());
                add(table, search, curve, curve.size());
                add(shown, search, curve, SHOWN);
                double[] volume =
                        curve.stream().mapToDouble(FrontCurve.Point::hypervolume).toArray();
                byEvaluations.line(
                        search,
                        curve.stream().mapToDouble(FrontCurve.Point::evaluations).toArray(),
                        volume);
                bySeconds.line(
                        search,
                        curve.stream().mapToDouble(FrontCurve.Point::seconds).toArray(),
                        volume);
            }
            notes.add(note(objectives, point.get(), frozen.isPresent()));
            if (log.seconds() == 0) {
                notes.add("How long measuring took is not told.");
            }
        }
        return new AnalysisPart(
                "hypervolume",
                "Hypervolume against evaluations and seconds of measuring",
                table,
                shown,
                notes,
                table.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                Drawing.svg(
                                        "Hypervolume",
                                        2,
                                        log.seconds() > 0
                                                ? List.of(byEvaluations, bySeconds)
                                                : List.of(byEvaluations))));
    }

    private static AnalysisTable table() {
        return new AnalysisTable(
                1,
                "search",
                "evaluations",
                "seconds",
                "front",
                "hypervolume",
                "share of the end %");
    }

    /** Some moments at equal steps, the last one among them. */
    private static void add(
            AnalysisTable table, String search, List<FrontCurve.Point> curve, int most) {
        double end = curve.get(curve.size() - 1).hypervolume();
        int count = Math.min(most, curve.size());
        for (int i = 1; i <= count; i++) {
            FrontCurve.Point point = curve.get((int) ((long) i * curve.size() / count) - 1);
            table.row(
                    search,
                    point.evaluations(),
                    point.seconds(),
                    point.front(),
                    point.hypervolume(),
                    end == 0 ? Double.NaN : 100 * point.hypervolume() / end);
        }
    }

    private static String note(List<Objective> objectives, List<Double> point, boolean isOfSearch) {
        List<String> parts = new ArrayList<>();
        for (int o = 0; o < objectives.size(); o++) {
            parts.add("%s %s".formatted(objectives.get(o).id(), Numbers.value(point.get(o))));
        }
        return "Against %s (%s)."
                .formatted(
                        String.join(", ", parts),
                        isOfSearch
                                ? "the reference point of the search"
                                : "a tenth of the range beyond the worst of all values");
    }
}
