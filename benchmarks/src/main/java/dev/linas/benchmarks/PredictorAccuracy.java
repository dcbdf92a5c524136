package dev.linas.benchmarks;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.random.Seeds;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.Quantiles;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.predictors.PredictorSelection;
import dev.linas.predictors.TrainingSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Learning curves: every kind of predictor trained on some random rows of a data set and judged on
 * rows that it has not seen. Arguments: kinds (comma-separated, or all), rows (comma-separated),
 * trials, problems (comma-separated, or all).
 */
public final class PredictorAccuracy {
    private PredictorAccuracy() {}

    /** A column of a file, judged on held-out rows of it or on another file. */
    private record PredictionTask(String name, String file, String column, String judgedOn) {}

    private static final List<PredictionTask> PROBLEMS =
            List.of(
                    new PredictionTask(
                            "nb201-acc", PublishedMeasurements.NAS_BENCH_201, "cifar10-val", ""),
                    new PredictionTask(
                            "nb201-pixel2",
                            PublishedMeasurements.NAS_BENCH_201,
                            "latency_ms@pixel2",
                            ""),
                    new PredictionTask(
                            "nb201-titan",
                            PublishedMeasurements.NAS_BENCH_201,
                            "latency_ms@titan_rtx_256",
                            ""),
                    new PredictionTask(
                            "nb201-raspi4",
                            PublishedMeasurements.NAS_BENCH_201,
                            "latency_ms@raspi4",
                            ""),
                    new PredictionTask(
                            "ofa-top1-linas", PublishedMeasurements.OFA_LINAS, "top1", ""),
                    new PredictionTask(
                            "ofa-top1-linas-to-evo",
                            PublishedMeasurements.OFA_LINAS,
                            "top1",
                            PublishedMeasurements.OFA_NSGA2),
                    new PredictionTask("ofa-top1-evo", PublishedMeasurements.OFA_NSGA2, "top1", ""),
                    new PredictionTask(
                            "ofa-top1-evo-to-linas",
                            PublishedMeasurements.OFA_NSGA2,
                            "top1",
                            PublishedMeasurements.OFA_LINAS),
                    new PredictionTask(
                            "ofa-macs-linas", PublishedMeasurements.OFA_LINAS, "macs", ""));

    public static void main(String[] arguments) throws IOException {
        List<String> kinds =
                arguments[0].equals("all")
                        ? PredictorSelection.names()
                        : List.of(arguments[0].split(","));
        int[] sizes = Arrays.stream(arguments[1].split(",")).mapToInt(Integer::parseInt).toArray();
        int trials = Integer.parseInt(arguments[2]);
        List<String> wanted = List.of(arguments[3].split(","));
        System.out.println("problem,rows,kind,tau_b,spearman,mape,rmse,oof_tau_b,ms");
        for (PredictionTask problem : PROBLEMS) {
            if (wanted.contains("all") || wanted.contains(problem.name())) {
                for (int rows : sizes) {
                    for (String kind : kinds) {
                        run(problem, kind, rows, trials);
                    }
                }
            }
        }
    }

    private static void run(PredictionTask problem, String kind, int rows, int trials)
            throws IOException {
        Optional<PublishedMeasurements> trained = PublishedMeasurements.find(problem.file());
        Optional<PublishedMeasurements> other =
                problem.judgedOn().isEmpty()
                        ? trained
                        : PublishedMeasurements.find(problem.judgedOn());
        if (trained.isEmpty() || other.isEmpty()) {
            return;
        }
        List<double[]> figures = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            int[] order = shuffled(trained.get().size(), trial);
            TrainingSet data = trained.get().select(problem.column(), Arrays.copyOf(order, rows));
            int[] rest =
                    problem.judgedOn().isEmpty()
                            ? Arrays.copyOfRange(order, rows, Math.min(order.length, rows + 2000))
                            : IntStream.range(0, other.get().size()).toArray();
            figures.add(judge(kind, data, other.get().select(problem.column(), rest), trial));
        }
        double[] median = new double[figures.get(0).length];
        for (int f = 0; f < median.length; f++) {
            int figure = f;
            median[f] =
                    Quantiles.median(figures.stream().mapToDouble(row -> row[figure]).toArray());
        }
        System.out.printf(
                Locale.ROOT,
                "%s,%d,%s,%.4f,%.4f,%.4f,%.5g,%.4f,%.0f%n",
                problem.name(),
                rows,
                kind,
                median[0],
                median[1],
                median[2],
                median[3],
                median[4],
                median[5]);
    }

    private static double[] judge(String kind, TrainingSet data, TrainingSet unseen, int trial) {
        long start = System.nanoTime();
        FittedPredictor fitted =
                PredictorSelection.named(kind)
                        .fit(data, Seeds.stream(trial, 0, Seeds.Purpose.CROSS_VALIDATION))
                        .orElseThrow();
        double millis = (System.nanoTime() - start) / 1e6;
        List<Genome> genomes = IntStream.range(0, unseen.size()).mapToObj(unseen::genome).toList();
        double[] predicted = fitted.predictor().scorer(data.encoding()).score(genomes);
        double[] labels = unseen.labels();
        double squares = 0;
        double shares = 0;
        for (int i = 0; i < labels.length; i++) {
            squares += (predicted[i] - labels[i]) * (predicted[i] - labels[i]);
            shares += Math.abs(predicted[i] / labels[i] - 1);
        }
        return new double[] {
            RankCorrelation.kendallTauB(labels, predicted),
            RankCorrelation.spearman(labels, predicted),
            100 * shares / labels.length,
            Math.sqrt(squares / labels.length),
            fitted.quality().kendallTauB(),
            millis
        };
    }

    private static int[] shuffled(int size, int trial) {
        SplittableRandom random = new SplittableRandom(trial);
        int[] order = IntStream.range(0, size).toArray();
        for (int last = size - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int swapped = order[last];
            order[last] = order[other];
            order[other] = swapped;
        }
        return order;
    }
}
