package dev.linas.benchmarks;

import dev.linas.benchmarks.front.FrontFinder;
import dev.linas.benchmarks.front.RelativeHypervolume;
import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.Dominance;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.Quantiles;
import dev.linas.searches.file.ForeignPools;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.measurement.ObjectiveMeters;
import dev.linas.searches.simulation.SimulationRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * How good the front is that a search of noisy values reports, judged by the true values of its
 * members. Arguments: a table of NAS-Bench-201, its column of accuracies, its column of latencies,
 * standard deviations of the noise of each, evaluations, number of seeds, and shares of the budget
 * that measure again (a comma between two; {@code unaware}: standard errors are not told).
 *
 * <p>A line per share: medians over the seeds of the share of the true front's hypervolume that the
 * members' true values have; of that of all sub-networks measured; of the members, and of the wrong
 * ones: those that another sub-network measured dominates in truth. Seeds of a search and of its
 * noise are the same.
 */
public final class NoisyFronts {
    private final SearchFile truth;
    private final String text;
    private final Path folder;

    private NoisyFronts(SearchFile truth, String text, Path folder) {
        this.truth = truth;
        this.text = text;
        this.folder = folder;
    }

    /** The figures of one search. */
    private record NoiseFigures(double reported, double measured, double members, double wrong) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("linas-noisy");
        String text = text(arguments);
        Path exact = folder.resolve("exact.yaml");
        Files.writeString(exact, text.formatted(arguments[5], 1L, "", ""));
        SearchFile truth = SearchFile.read(exact, ForeignPools.REFUSED, Map.of());
        NoisyFronts bench = new NoisyFronts(truth, text, folder);
        RelativeHypervolume volume = new RelativeHypervolume(FrontFinder.find(truth).orElseThrow());
        String noise = "noise: {accuracy: %s, latency: %s}".formatted(arguments[3], arguments[4]);
        for (String share : arguments[7].split(",", -1)) {
            List<NoiseFigures> all = new ArrayList<>();
            for (long seed = 1; seed <= Integer.parseInt(arguments[6]); seed++) {
                all.add(bench.search(share, seed, arguments[5], noise, volume));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-8s reported %.4f (mean %.4f)  measured %.4f  members %.1f  wrong %.1f%n",
                    share,
                    median(all.stream().mapToDouble(NoiseFigures::reported)),
                    all.stream().mapToDouble(NoiseFigures::reported).average().orElseThrow(),
                    median(all.stream().mapToDouble(NoiseFigures::measured)),
                    all.stream().mapToDouble(NoiseFigures::members).average().orElseThrow(),
                    all.stream().mapToDouble(NoiseFigures::wrong).average().orElseThrow());
        }
    }

    private static double median(DoubleStream figures) {
        return Quantiles.median(figures.toArray());
    }

    /** A search file with places for evaluations, seed, noise and further settings. */
    private static String text(String[] arguments) {
        return """
        id: noisy
        space: nas-bench-201
        objectives:
          - {metric: accuracy, pool: t, goal: maximize}
          - {metric: latency, pool: t, goal: minimize}
        budget: {evaluations: %%s}
        seed: %%d
        %%s
        pools:
          t:
            meter: table
            file: "%s"
            genome: [op0, op1, op2, op3, op4, op5]
            metrics: {accuracy: "%s", latency: "%s"}
            %%s
        """
                .formatted(Path.of(arguments[0]).toAbsolutePath(), arguments[1], arguments[2]);
    }

    private NoiseFigures search(
            String share, long seed, String evaluations, String noise, RelativeHypervolume volume)
            throws IOException, InterruptedException {
        boolean unaware = share.equals("unaware");
        String told =
                "%s\n    noise_seed: %d%s"
                        .formatted(noise, seed, unaware ? "\n    noise_told: false" : "");
        Path path = folder.resolve("search.yaml");
        Files.writeString(
                path,
                text.formatted(evaluations, seed, unaware ? "" : "repeat_share: " + share, told));
        SearchFile file = SearchFile.read(path, ForeignPools.REFUSED, Map.of());
        var result =
                new SimulationRuns(file.spec(), file.pools())
                        .run(List.of(file.spec()), (spec, round, count, hypervolume) -> {})
                        .get(0)
                        .result();
        Map<Genome, Evaluation> all = new HashMap<>();
        List<Evaluation> measured = new ArrayList<>();
        List<Evaluation> front = new ArrayList<>();
        try (ObjectiveMeters meters = ObjectiveMeters.open(truth.spec(), truth.pools())) {
            for (Evaluation row : result.evaluations()) {
                if (!all.containsKey(row.genome())) {
                    Evaluation exact = meters.evaluate(0, all.size(), row.genome());
                    all.put(row.genome(), exact);
                    measured.add(exact);
                }
            }
        }
        result.front().forEach(member -> front.add(all.get(member.genome())));
        List<Objective> objectives = truth.spec().objectives();
        double wrong =
                (double) front.stream().filter(m -> isWrong(m, measured, objectives)).count();
        return new NoiseFigures(
                last(volume.shares(front, objectives)),
                last(volume.shares(measured, objectives)),
                front.size(),
                wrong);
    }

    private static boolean isWrong(
            Evaluation member, List<Evaluation> measured, List<Objective> objectives) {
        double[] costs = ObjectiveCosts.of(member.values(), objectives);
        return measured.stream()
                .anyMatch(
                        other ->
                                Dominance.dominates(
                                        ObjectiveCosts.of(other.values(), objectives), costs));
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }
}
