package dev.linas.benchmarks.paper;

import static dev.linas.benchmarks.report.Grid.number;

import dev.linas.benchmarks.paper.LearningTrial.Score;
import dev.linas.benchmarks.problem.Problem;
import dev.linas.benchmarks.report.Grid;
import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.stats.Quantiles;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.plot.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;

/**
 * Figures 3 (accuracy: maximised objectives) and 12 (latency: minimised ones): error and rank
 * correlation of every kind of predictor on held-out rows, by the number of rows that it was fitted
 * to.
 *
 * @param id as the paper numbers it
 * @param title what it shows
 * @param goal goal of the objectives that it is about
 */
record LearningCurves(String id, String title, Goal goal) implements Figure {
    /** Rows of a problem, as a multiple of what a trial uses, so that trials differ. */
    private static final int SPARE = 2;

    @Override
    public String run(List<Problem> problems, PaperBench bench) throws InterruptedException {
        Grid grid =
                new Grid(
                        List.of(
                                "problem",
                                "objective",
                                "predictor",
                                "rows",
                                "trials",
                                "MAPE [%]",
                                "tau-b",
                                "fit [s]"));
        StringBuilder plots = new StringBuilder();
        for (Problem problem : problems) {
            SearchFile file = problem.read(Map.of());
            MeasuredRows data = measure(file, bench);
            for (int o = 0; o < file.spec().objectives().size(); o++) {
                if (file.spec().objectives().get(o).goal() == goal) {
                    plots.append(curve(problem, data, o, grid, bench));
                }
            }
        }
        bench.folder().csv("figure-" + id + ".csv", grid);
        return "Means over %d trials, each with %d rows held out.\n\n%s\n%s\n"
                .formatted(bench.trials(), bench.heldOut(), grid.markdown(), plots);
    }

    private static MeasuredRows measure(SearchFile file, PaperBench bench)
            throws InterruptedException {
        int most = bench.rows().get(bench.rows().size() - 1) + bench.heldOut();
        return MeasuredRows.draw(file, most, SPARE * most);
    }

    private String curve(
            Problem problem, MeasuredRows data, int objective, Grid grid, PaperBench bench)
            throws InterruptedException {
        Objective of = data.objectives().get(objective);
        String name = problem.name() + "." + of.metric();
        bench.progress().begin("  " + problem.name() + ", " + of.id());
        List<Score> scores = scores(data, objective, bench);
        Chart mape = new Chart(title + ": " + name, "training rows", "MAPE [%]");
        Chart tau = new Chart(title + ": " + name, "training rows", "Kendall tau-b");
        double[] x = bench.rows().stream().mapToDouble(Integer::doubleValue).toArray();
        for (String kind : Registered.predictors()) {
            List<List<Score>> byRows =
                    bench.rows().stream()
                            .map(rows -> scores.stream().filter(s -> s.is(kind, rows)).toList())
                            .toList();
            plot(mape, kind, x, byRows, Score::mape);
            plot(tau, kind, x, byRows, Score::tauB);
            byRows.forEach(of1 -> grid.row(cells(problem, of, of1)));
        }
        String prefix = "figure-" + id + "." + name;
        bench.folder().plot(prefix + ".mape.svg", mape);
        bench.folder().plot(prefix + ".tau.svg", tau);
        return "![MAPE](%s.mape.svg)\n![tau-b](%s.tau.svg)\n".formatted(prefix, prefix);
    }

    /** Trials run side by side; the result is the same in any case. */
    private static List<Score> scores(MeasuredRows data, int objective, PaperBench bench)
            throws InterruptedException {
        ExecutorService executor =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<Score>>> futures = new ArrayList<>();
            for (int t = 1; t <= bench.trials(); t++) {
                LearningTrial trial = new LearningTrial(data, objective, t, bench.heldOut());
                futures.add(
                        executor.submit(() -> trial.run(Registered.predictors(), bench.rows())));
            }
            List<Score> scores = new ArrayList<>();
            for (Future<List<Score>> future : futures) {
                scores.addAll(future.get());
            }
            return scores;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    private static void plot(
            Chart plot,
            String kind,
            double[] x,
            List<List<Score>> byRows,
            ToDoubleFunction<Score> figure) {
        double[][] quartiles = new double[3][x.length];
        for (int i = 0; i < x.length; i++) {
            double[] values = byRows.get(i).stream().mapToDouble(figure).toArray();
            for (int q = 0; q < 3; q++) {
                quartiles[q][i] = Quantiles.of(0.25 * (q + 1), values);
            }
        }
        plot.band(kind, x, quartiles[0], quartiles[1], quartiles[2]);
    }

    private static List<String> cells(Problem problem, Objective objective, List<Score> scores) {
        return List.of(
                problem.name(),
                objective.id(),
                scores.get(0).kind(),
                Integer.toString(scores.get(0).rows()),
                Integer.toString(scores.size()),
                number(mean(scores, Score::mape), 3),
                number(mean(scores, Score::tauB), 4),
                number(mean(scores, Score::seconds), 3));
    }

    private static double mean(List<Score> scores, ToDoubleFunction<Score> figure) {
        return scores.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }
}
