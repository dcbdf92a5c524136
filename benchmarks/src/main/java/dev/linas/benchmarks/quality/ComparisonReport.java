package dev.linas.benchmarks.quality;

import dev.linas.benchmarks.report.ReportFolder;
import dev.linas.searches.plot.Chart;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what came out of a comparison: CSV files, a plot per problem and the sections of a
 * Markdown report.
 */
public final class ComparisonReport {
    /** Points of a curve that a plot shows at most. */
    private static final int MOST_POINTS = 400;

    private final ReportFolder folder;
    private final String prefix;

    /**
     * @param prefix how the names of its files begin; may be empty
     */
    public ComparisonReport(ReportFolder folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /**
     * Writes the files.
     *
     * @param title of the plots, before the name of the problem
     * @return the tables and plots as Markdown
     */
    public String write(String title, ComparisonTables tables) {
        folder.csv(prefix + "shares.csv", ComparisonTables.CURVE_HEADINGS, tables.curves());
        folder.csv(prefix + "rounds.csv", ComparisonTables.ROUND_HEADINGS, tables.rounds());
        folder.csv(prefix + "summary.csv", tables.summary());
        StringBuilder text = new StringBuilder(tables.summary().markdown()).append('\n');
        if (tables.outcomes().size() > 1) {
            text.append("Means of the medians over all problems:\n\n")
                    .append(tables.means().markdown())
                    .append('\n');
        }
        if (!tables.significance().rows().isEmpty()) {
            folder.csv(prefix + "significance.csv", tables.significance());
            text.append("Share at the end, paired by seed, Wilcoxon's signed-rank test:\n\n")
                    .append(tables.significance().markdown())
                    .append('\n');
        }
        for (Comparison.ProblemResult outcome : tables.outcomes()) {
            String name = prefix + outcome.problem().name() + ".svg";
            folder.plot(name, plot(title, outcome));
            text.append("![%s](%s)\n".formatted(outcome.problem().name(), name));
        }
        return text.append('\n').toString();
    }

    private static Chart plot(String title, Comparison.ProblemResult outcome) {
        Chart plot =
                new Chart(
                        title + ": " + outcome.problem().name(),
                        "evaluations",
                        "share of the hypervolume of the true front ("
                                + outcome.relativeHypervolume().front().source().label()
                                + ")");
        for (String configuration : outcome.configurations()) {
            Summary summary = new Summary(outcome.of(configuration));
            double[] x = abscissae(summary);
            plot.band(
                    configuration,
                    x,
                    shares(summary, 0.25, x),
                    shares(summary, 0.5, x),
                    shares(summary, 0.75, x));
        }
        return plot;
    }

    /** From the end of the shortest first round on, evenly. */
    private static double[] abscissae(Summary summary) {
        int last = summary.evaluations();
        int first =
                summary.trials().stream()
                        .mapToInt(trial -> trial.rounds().get(0).evaluations())
                        .min()
                        .orElse(1);
        int step = Math.max(1, (last - first) / MOST_POINTS);
        List<Integer> at = new ArrayList<>();
        for (int e = Math.max(1, first); e < last; e += step) {
            at.add(e);
        }
        at.add(last);
        return at.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    private static double[] shares(Summary summary, double quantile, double[] at) {
        double[] shares = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            shares[i] = summary.share(quantile, (int) at[i]);
        }
        return shares;
    }
}
