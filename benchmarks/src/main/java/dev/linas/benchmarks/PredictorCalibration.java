package dev.linas.benchmarks;

import dev.linas.benchmarks.problem.SuiteProblem;
import dev.linas.benchmarks.problem.SuiteProblems;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Posterior;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.stats.Quantiles;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.predictors.PredictorSelection;
import dev.linas.predictors.TrainingSet;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How well a kind of predictor knows what it does not know: fitted to random rows of every
 * objective of the suite and judged on fresh ones. Arguments: folder of published measurements,
 * kind, rows, draws.
 *
 * <p>Tells medians over the draws: Kendall tau-b; the sum of absolute errors over that of the mean;
 * the share of fresh values within the predicted interval of 90 %.
 */
public final class PredictorCalibration {
    private static final int FRESH = 400;
    private static final double DEVIATIONS_OF_90_PERCENT = 1.645;

    private PredictorCalibration() {}

    /** Some genomes with one of their metrics. */
    @SuppressWarnings("ArrayRecordComponent") // used on the spot, inside this class
    private record Rows(List<Genome> genomes, double[] values) {
        Rows part(int from, int to) {
            return new Rows(genomes.subList(from, to), Arrays.copyOfRange(values, from, to));
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("linas-calibration");
        String kind = arguments[1];
        int rows = Integer.parseInt(arguments[2]);
        int draws = Integer.parseInt(arguments[3]);
        System.out.println("problem,objective,rows,kind,tau_b,relative_error,within_90");
        List<SuiteProblem> problems =
                SuiteProblems.all(Optional.of(Path.of(arguments[0])), folder, System.err::println);
        for (SuiteProblem problem : problems) {
            SearchFile file = problem.truth().read(Map.of());
            try (ObjectiveMeters meters = ObjectiveMeters.open(file.spec(), file.pools())) {
                for (int o = 0; o < file.spec().objectives().size(); o++) {
                    List<double[]> figures = new ArrayList<>();
                    for (int draw = 0; draw < draws; draw++) {
                        Rows drawn = draw(file.spec(), meters, o, rows + FRESH, draw);
                        figures.add(judge(file.spec(), kind, drawn, rows));
                    }
                    System.out.printf(
                            Locale.ROOT,
                            "%s,%s,%d,%s,%.3f,%.2g,%.3f%n",
                            problem.name(),
                            file.spec().objectives().get(o).metric(),
                            rows,
                            kind,
                            median(figures, 0),
                            median(figures, 1),
                            median(figures, 2));
                }
            }
        }
    }

    private static Rows draw(
            SearchSpec spec, ObjectiveMeters meters, int objective, int count, long seed)
            throws InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Genome> seen = new HashSet<>();
        List<Genome> genomes = new ArrayList<>();
        double[] values = new double[count];
        while (genomes.size() < count) {
            Genome genome = spec.space().random(random);
            if (seen.add(genome)) {
                Optional<double[]> measured = meters.measure(genome);
                if (measured.isPresent()) {
                    values[genomes.size()] = measured.get()[objective];
                    genomes.add(genome);
                }
            }
        }
        return new Rows(genomes, values);
    }

    private static double[] judge(SearchSpec spec, String kind, Rows drawn, int rows) {
        OneHotEncoding encoding = new OneHotEncoding(spec.space());
        Rows known = drawn.part(0, rows);
        Rows fresh = drawn.part(rows, drawn.values().length);
        FittedPredictor fitted =
                PredictorSelection.named(kind)
                        .fit(
                                new TrainingSet(encoding, known.genomes(), known.values()),
                                new SplittableRandom(rows))
                        .orElseThrow();
        Posterior.Marginals predicted = fitted.predictor().posterior(encoding).at(fresh.genomes());
        double[] means = new double[fresh.values().length];
        double average = Arrays.stream(fresh.values()).average().orElseThrow();
        double errors = 0;
        double spread = 0;
        int within = 0;
        for (int i = 0; i < means.length; i++) {
            double value = fresh.values()[i];
            means[i] = predicted.value(i, 0);
            errors += Math.abs(means[i] - value);
            spread += Math.abs(average - value);
            double one = predicted.value(i, -DEVIATIONS_OF_90_PERCENT);
            double other = predicted.value(i, DEVIATIONS_OF_90_PERCENT);
            within += value >= Math.min(one, other) && value <= Math.max(one, other) ? 1 : 0;
        }
        return new double[] {
            RankCorrelation.kendallTauB(fresh.values(), means),
            errors / spread,
            within / (double) means.length
        };
    }

    private static double median(List<double[]> figures, int figure) {
        return Quantiles.median(figures.stream().mapToDouble(row -> row[figure]).toArray());
    }
}
