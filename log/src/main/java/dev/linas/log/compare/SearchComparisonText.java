package dev.linas.log.compare;

import dev.linas.core.pareto.FrontCurve;
import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A comparison of searches as tables for people, and as CSV. */
public final class SearchComparisonText {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final double NEARLY_ALL = 0.95;

    private SearchComparisonText() {}

    /** A table with the end of each search. */
    public static TextTable table(SearchComparison comparison) {
        TextTable table =
                new TextTable(
                                "search",
                                "evaluations",
                                "measuring",
                                "front",
                                "hypervolume",
                                "share %",
                                "evaluations to 95 %",
                                "measuring to 95 %")
                        .numbers(
                                "evaluations",
                                "front",
                                "hypervolume",
                                "share %",
                                "evaluations to 95 %");
        for (SearchCurve curve : comparison.curves()) {
            FrontCurve.Point end = curve.end();
            table.row(
                    curve.name(),
                    Integer.toString(end.evaluations()),
                    measuring(end),
                    Integer.toString(curve.front().size()),
                    Numbers.value(end.hypervolume()),
                    Numbers.value(100.0 * comparison.share(end)),
                    nearlyAll(comparison, curve)
                            .map(point -> Integer.toString(point.evaluations()))
                            .orElse("-"),
                    nearlyAll(comparison, curve).map(SearchComparisonText::measuring).orElse("-"));
        }
        return table;
    }

    private static Optional<FrontCurve.Point> nearlyAll(
            SearchComparison comparison, SearchCurve curve) {
        return curve.points().stream()
                .filter(point -> comparison.share(point) >= NEARLY_ALL)
                .findFirst();
    }

    private static String measuring(FrontCurve.Point point) {
        return Numbers.duration(Duration.ofMillis((long) (1e3 * point.seconds())));
    }

    /** The end of each search, and how they compare. */
    public static String tables(SearchComparison comparison) {
        List<String> reference = new ArrayList<>();
        comparison.referencePoint().forEach(value -> reference.add(Numbers.value(value)));
        return table(comparison)
                + ("\nHypervolumes against (%s); shares are of the front of all of them"
                                + " together, %s.\n")
                        .formatted(String.join(", ", reference), Numbers.value(comparison.best()))
                + "After %d evaluations: %s.\n"
                        .formatted(
                                (int) shortest(comparison, FrontCurve.Point::evaluations),
                                shares(comparison, FrontCurve.Point::evaluations))
                + sameMeasuring(comparison);
    }

    /** The searches when measuring had taken as long as in the one that measured least. */
    private static String sameMeasuring(SearchComparison comparison) {
        double shortest = shortest(comparison, FrontCurve.Point::seconds);
        return shortest == 0
                ? ""
                : "After %s of measuring: %s.\n"
                        .formatted(
                                Numbers.duration(Duration.ofMillis((long) (1e3 * shortest))),
                                shares(comparison, FrontCurve.Point::seconds));
    }

    /** The least that a search ended with. */
    private static double shortest(
            SearchComparison comparison, ToDoubleFunction<FrontCurve.Point> spent) {
        return comparison.curves().stream()
                .mapToDouble(curve -> spent.applyAsDouble(curve.end()))
                .min()
                .orElseThrow();
    }

    /** The share of each search when it had spent as much as the one that spent least. */
    private static String shares(
            SearchComparison comparison, ToDoubleFunction<FrontCurve.Point> spent) {
        double shortest = shortest(comparison, spent);
        List<String> shares = new ArrayList<>();
        for (SearchCurve curve : comparison.curves()) {
            FrontCurve.Point then =
                    curve.points().stream()
                            .filter(point -> spent.applyAsDouble(point) <= shortest)
                            .reduce(curve.points().get(0), (first, second) -> second);
            shares.add(
                    "%s %s %%"
                            .formatted(
                                    curve.name(), Numbers.value(100.0 * comparison.share(then))));
        }
        return String.join(", ", shares);
    }

    /** A line per search and moment, in full precision. */
    public static String csv(SearchComparison comparison) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            printer.printRecord("search", "evaluations", "seconds", "hypervolume", "share");
            for (SearchCurve curve : comparison.curves()) {
                for (FrontCurve.Point point : curve.points()) {
                    printer.printRecord(
                            curve.name(),
                            point.evaluations(),
                            point.seconds(),
                            point.hypervolume(),
                            comparison.share(point));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringBuilder throws none
        }
        return text.toString();
    }
}
