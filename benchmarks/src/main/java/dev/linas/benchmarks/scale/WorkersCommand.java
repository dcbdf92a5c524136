package dev.linas.benchmarks.scale;

import dev.linas.benchmarks.scale.SleepingMeter.Visit;
import dev.linas.core.stats.Quantiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas bench workers}. */
@Command(
        name = "workers",
        description = {
            "Measures how near to linear the workers of one pool are.",
            "The time from the first to the last measurement of a round against that of workers"
                    + " that never wait. The devices are simulated: they sleep."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench workers",
            "  linas bench workers --workers 32 --slow 4 --slowness 5"
        })
public final class WorkersCommand implements Callable<Integer> {
    @Mixin private ScaleOptions options;

    @Option(
            names = "--workers",
            split = ",",
            paramLabel = "N",
            description = "Workers of the pool. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1,4,16,32,64")
    private List<Integer> workers;

    @Option(
            names = "--slow",
            paramLabel = "N",
            description = "Workers of them that are slower. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0")
    private int slow;

    @Option(
            names = "--slowness",
            paramLabel = "TIMES",
            description = "How many times as long these take. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int slowness;

    @Option(
            names = "--sleep",
            paramLabel = "MS",
            description =
                    "How long a measurement takes, in milliseconds. Default: ${DEFAULT-VALUE}.",
            defaultValue = "200")
    private int sleep;

    @Option(
            names = "--population",
            paramLabel = "N",
            description = "Candidates of a round. Default: ${DEFAULT-VALUE}.",
            defaultValue = "256")
    private int population;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds that are timed. Default: ${DEFAULT-VALUE}.",
            defaultValue = "5")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description =
                    "Rounds before, which are not: clients and compiler start slowly. Default:"
                            + " ${DEFAULT-VALUE}.",
            defaultValue = "10")
    private int warmUp;

    @Override
    public Integer call() throws InterruptedException {
        ScaleOptions.requireAtLeast(1, "--rounds", rounds);
        ScaleOptions.requireAtLeast(0, "--warm-up", warmUp);
        ScaleOptions.requireAtLeast(1, "--sleep", sleep);
        ScaleOptions.requireAtLeast(1, "--slowness", slowness);
        ScaleReport report = new ScaleReport("workers");
        for (int count : workers) {
            ScaleOptions.requireAtLeast(Math.max(1, slow), "--workers", count);
            options.progress().accept("%d workers ...".formatted(count));
            report.add(timed(count));
        }
        options.write(report);
        return 0;
    }

    private Map<String, Object> timed(int count) throws InterruptedException {
        SleepingMeter meter = new SleepingMeter(sleep, slow, slowness);
        int candidates = (warmUp + rounds) * population;
        try (BenchStream stream = BenchStream.start(options.state("workers"), meter, count)) {
            stream.begin(
                    stream.search("workers", BenchStream.POOL)
                            .population(population)
                            .initialPopulation(population)
                            .budget(candidates)
                            .build());
            BenchStream.await(meter, candidates);
        }
        double[] seconds = seconds(meter.visits());
        double ideal = ideal(count);
        Map<String, Object> figures = ScaleReport.figures();
        figures.put("workers", count);
        figures.put("slow", slow);
        figures.put("idealSeconds", ideal);
        figures.put("medianSeconds", Quantiles.median(seconds));
        figures.put("efficiency", ideal / Quantiles.median(seconds));
        figures.put("worstEfficiency", ideal / Quantiles.of(1.0, seconds));
        return figures;
    }

    private double[] seconds(List<Visit> visits) {
        double[] seconds = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            int first = (warmUp + r) * population;
            List<Visit> round = visits.subList(first, first + population);
            long end = round.stream().mapToLong(Visit::end).max().orElseThrow();
            seconds[r] = (end - round.get(0).begin()) / 1e9;
        }
        return seconds;
    }

    /** The least time in which workers that never wait measure a round: each takes whole ones. */
    private double ideal(int count) {
        long millis = 0;
        long done = 0;
        while (done < population) {
            millis += sleep;
            long fast = (count - slow) * (millis / sleep);
            done = fast + slow * (millis / ((long) sleep * slowness));
        }
        return millis / 1e3;
    }
}
