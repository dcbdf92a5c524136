package dev.linas.benchmarks.scale;

import dev.linas.benchmarks.scale.SleepingMeter.Visit;
import dev.linas.core.stats.Quantiles;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas bench turnaround}. */
@Command(
        name = "turnaround",
        description = {
            "Measures what the stream adds to a round.",
            "From the moment when the last candidate of a round is measured to the moment when a"
                    + " worker begins with the first of the next. Real broker, exactly-once;"
                    + " random candidates and ridge, whose few milliseconds count too."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench turnaround",
            "  linas bench turnaround --rounds 500 --warm-up 50"
        })
public final class TurnaroundCommand implements Callable<Integer> {
    private static final int POPULATION = 8;

    @Mixin private ScaleOptions options;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds that are timed. Default: ${DEFAULT-VALUE}.",
            defaultValue = "200")
    private int rounds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Rounds before, which are not. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private int warmUp;

    @Override
    public Integer call() throws InterruptedException {
        ScaleOptions.requireAtLeast(1, "--rounds", rounds);
        ScaleOptions.requireAtLeast(0, "--warm-up", warmUp);
        SleepingMeter meter = new SleepingMeter(0, 0, 1);
        int candidates = (warmUp + rounds + 1) * POPULATION;
        options.progress().accept("starting broker, registry and the apps ...");
        try (BenchStream stream = BenchStream.start(options.state("turnaround"), meter, 4)) {
            stream.begin(
                    stream.search("turnaround", BenchStream.POOL)
                            .population(POPULATION)
                            .initialPopulation(POPULATION)
                            .budget(candidates)
                            .build());
            BenchStream.await(meter, candidates);
        }
        double[] seconds = seconds(meter.visits());
        Map<String, Object> figures = ScaleReport.figures();
        figures.put("rounds", seconds.length);
        figures.put("p50Seconds", Quantiles.median(seconds));
        figures.put("p90Seconds", Quantiles.of(0.9, seconds));
        figures.put("p99Seconds", Quantiles.of(0.99, seconds));
        figures.put("maxSeconds", Quantiles.of(1.0, seconds));
        ScaleReport report = new ScaleReport("turnaround");
        report.add(figures);
        options.write(report);
        return 0;
    }

    private double[] seconds(List<Visit> visits) {
        double[] seconds = new double[rounds];
        for (int r = 0; r < rounds; r++) {
            int first = (warmUp + r) * POPULATION;
            long last =
                    visits.subList(first, first + POPULATION).stream()
                            .mapToLong(Visit::end)
                            .max()
                            .orElseThrow();
            seconds[r] = (visits.get(first + POPULATION).begin() - last) / 1e9;
        }
        return seconds;
    }
}
