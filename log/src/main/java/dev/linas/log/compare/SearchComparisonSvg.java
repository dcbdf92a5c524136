package dev.linas.log.compare;

import dev.linas.core.pareto.FrontCurve;
import dev.linas.searches.plot.Chart;
import dev.linas.searches.plot.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The curves of a comparison as a picture: share of the best hypervolume against evaluations and,
 * where any log tells them, against seconds of measuring. Pure.
 */
public final class SearchComparisonSvg {
    private SearchComparisonSvg() {}

    /** The picture, an SVG document. */
    public static String write(SearchComparison comparison) {
        List<Chart> charts = new ArrayList<>();
        charts.add(chart(comparison, "evaluations", FrontCurve.Point::evaluations));
        if (timed(comparison)) {
            charts.add(
                    chart(comparison, "seconds of measuring", FrontCurve.Point::seconds)
                            .withoutLegend());
        }
        return Drawing.svg("Share of the best hypervolume", 2, charts);
    }

    /** Whether the log of any search tells how long measuring took. */
    private static boolean timed(SearchComparison comparison) {
        return comparison.curves().stream()
                .flatMap(curve -> curve.points().stream())
                .anyMatch(point -> point.seconds() > 0);
    }

    private static Chart chart(
            SearchComparison comparison, String across, ToDoubleFunction<FrontCurve.Point> place) {
        Chart chart = new Chart("", across, "share, %").size(380, 260);
        for (SearchCurve curve : comparison.curves()) {
            chart.line(
                    curve.name(),
                    curve.points().stream().mapToDouble(place).toArray(),
                    curve.points().stream().mapToDouble(p -> 100 * comparison.share(p)).toArray());
        }
        return chart;
    }
}
