package dev.linas.log.compare;

import dev.linas.searches.text.Numbers;
import dev.linas.searches.text.TextTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A comparison of searches as tables for people, and as CSV. */
public final class SearchComparisonText {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final double NEARLY_ALL = 0.95;

    private SearchComparisonText() {}

    /** What each search came to. */
    public static TextTable table(SearchComparison comparison) {
        TextTable table =
                new TextTable(
                                "search",
                                "evaluations",
                                "measuring",
                                "front",
                                "hypervolume",
                                "share %",
                                "evaluations to 95 %")
                        .numbers(
                                "evaluations",
                                "front",
                                "hypervolume",
                                "share %",
                                "evaluations to 95 %");
        for (SearchCurve curve : comparison.curves()) {
            SearchCurve.Point end = curve.end();
            table.row(
                    curve.name(),
                    Integer.toString(end.evaluations()),
                    Numbers.duration(Duration.ofMillis((long) (1e3 * end.seconds()))),
                    Integer.toString(curve.front().size()),
                    Numbers.value(end.hypervolume()),
                    Numbers.value(100.0 * comparison.share(end)),
                    curve.points().stream()
                            .filter(point -> comparison.share(point) >= NEARLY_ALL)
                            .findFirst()
                            .map(point -> Integer.toString(point.evaluations()))
                            .orElse("-"));
        }
        return table;
    }

    /** What each search came to, and how that compares. */
    public static String tables(SearchComparison comparison) {
        List<String> reference = new ArrayList<>();
        comparison.referencePoint().forEach(value -> reference.add(Numbers.value(value)));
        return table(comparison)
                + "\nHypervolumes against (%s); shares are of the front of all of them together, %s.\n"
                        .formatted(String.join(", ", reference), Numbers.value(comparison.best()))
                + sameEvaluations(comparison);
    }

    /** The searches after as many evaluations as the shortest of them had. */
    private static String sameEvaluations(SearchComparison comparison) {
        int shortest =
                comparison.curves().stream()
                        .mapToInt(curve -> curve.end().evaluations())
                        .min()
                        .orElseThrow();
        List<String> shares = new ArrayList<>();
        for (SearchCurve curve : comparison.curves()) {
            SearchCurve.Point then =
                    curve.points().stream()
                            .filter(point -> point.evaluations() <= shortest)
                            .reduce(curve.points().get(0), (first, second) -> second);
            shares.add(
                    "%s %s %%"
                            .formatted(
                                    curve.name(), Numbers.value(100.0 * comparison.share(then))));
        }
        return "After %d evaluations: %s.\n".formatted(shortest, String.join(", ", shares));
    }

    /** A line per search and moment, in full precision. */
    public static String csv(SearchComparison comparison) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSV)) {
            printer.printRecord("search", "evaluations", "seconds", "hypervolume", "share");
            for (SearchCurve curve : comparison.curves()) {
                for (SearchCurve.Point point : curve.points()) {
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
