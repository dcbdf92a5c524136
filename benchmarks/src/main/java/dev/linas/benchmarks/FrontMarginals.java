package dev.linas.benchmarks;

import dev.linas.benchmarks.problem.SuiteProblem;
import dev.linas.benchmarks.problem.SuiteProblems;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.ParetoFront;
import dev.linas.core.predictor.Posterior;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.predictors.PredictorSelection;
import dev.linas.predictors.TrainingSet;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.simulation.SimulationRun;
import dev.linas.searches.simulation.SimulationRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The predictions of the default search, at its end, for the members of the true front that it did
 * not measure. Arguments: folder of published measurements, name of a problem of the suite on
 * NAS-Bench-201, evaluations, seed.
 *
 * <p>A line per such member: per objective its value, the predicted mean, and by how many predicted
 * deviations the value lies above it.
 */
public final class FrontMarginals {
    private FrontMarginals() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("linas-marginals");
        SuiteProblem problem =
                SuiteProblems.all(Optional.of(Path.of(arguments[0])), folder, System.err::println)
                        .stream()
                        .filter(candidate -> candidate.name().equals(arguments[1]))
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> settings =
                Map.of(
                        "budget",
                        Map.of("evaluations", Integer.valueOf(arguments[2])),
                        "seed",
                        Long.valueOf(arguments[3]));
        SearchFile file = problem.searched().read(settings);
        SimulationRun run =
                new SimulationRuns(file.spec(), file.pools())
                        .run(List.of(file.spec()), (spec, round, count, hypervolume) -> {})
                        .get(0);
        List<Evaluation> rows =
                run.result().evaluations().stream().filter(Evaluation::complete).toList();
        Set<Genome> measured = new HashSet<>();
        rows.forEach(row -> measured.add(row.genome()));
        List<Evaluation> missed =
                front(file).stream().filter(row -> !measured.contains(row.genome())).toList();
        print(file.spec(), rows, missed);
    }

    /** The true front, by its first objective. */
    private static List<Evaluation> front(SearchFile file) throws InterruptedException {
        List<Evaluation> all = new ArrayList<>();
        try (ObjectiveMeters meters = ObjectiveMeters.open(file.spec(), file.pools())) {
            for (Genome genome : file.spec().space().canonicalGenomes().toList()) {
                all.add(meters.evaluate(0, all.size(), genome));
            }
        }
        List<Evaluation> front = new ArrayList<>(ParetoFront.of(all, file.spec().objectives()));
        front.sort((one, other) -> Double.compare(one.value(0), other.value(0)));
        return front;
    }

    private static void print(SearchSpec spec, List<Evaluation> rows, List<Evaluation> missed) {
        OneHotEncoding encoding = new OneHotEncoding(spec.space());
        List<Genome> genomes = rows.stream().map(Evaluation::genome).toList();
        List<Genome> wanted = missed.stream().map(Evaluation::genome).toList();
        StringBuilder[] lines = new StringBuilder[missed.size()];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new StringBuilder(wanted.get(i).toString());
        }
        int next = 0;
        for (Objective objective : spec.objectives()) {
            int o = next++;
            double[] labels = rows.stream().mapToDouble(row -> row.value(o)).toArray();
            Posterior.Marginals marginals =
                    PredictorSelection.named(spec.predictorOf(o))
                            .fit(
                                    new TrainingSet(encoding, genomes, labels),
                                    new SplittableRandom(spec.seed()))
                            .orElseThrow()
                            .predictor()
                            .posterior(encoding)
                            .at(wanted);
            for (int i = 0; i < lines.length; i++) {
                double value = missed.get(i).value(o);
                double mean = marginals.value(i, 0);
                double deviation = Math.abs(marginals.value(i, 1) - mean);
                lines[i].append(
                        String.format(
                                Locale.ROOT,
                                "  %s %.3f predicted %.3f, %.2f deviations away",
                                objective.metric(),
                                value,
                                mean,
                                (value - mean) / deviation));
            }
        }
        for (StringBuilder line : lines) {
            System.out.println(line);
        }
    }
}
