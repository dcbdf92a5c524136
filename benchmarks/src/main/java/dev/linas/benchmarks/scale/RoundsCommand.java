package dev.linas.benchmarks.scale;

import dev.linas.benchmarks.speed.GeneratedRound;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.Quantiles;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.trainer.round.TrainingOutcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas bench rounds}. */
@Command(
        name = "rounds",
        description = {
            "Measures how long a round takes by the rows that a search has measured.",
            "The fit of the predictor-trainer and the search of the proposer, without Kafka, on a"
                    + " generated search of 45 variables. Medians of the repeats, after one that"
                    + " warms up."
        },
        footer = {
            "",
            "Examples:",
            "  linas bench rounds",
            "  linas bench rounds --rows 500,5000 --predictor auto --repeats 5"
        })
public final class RoundsCommand implements Callable<Integer> {
    @Mixin private ScaleOptions options;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "N",
            description = "Measured rows, from few to many. Default: ${DEFAULT-VALUE}.",
            defaultValue = "500,2000,10000,100000,1000000")
    private List<Integer> rows;

    @Option(
            names = "--predictor",
            paramLabel = "KIND",
            description = "Kind of predictor. Default: ${DEFAULT-VALUE}.",
            defaultValue = "gaussian-process-alternating")
    private String predictor;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            description = "Rounds that are timed. Default: ${DEFAULT-VALUE}.",
            defaultValue = "3")
    private int repeats;

    @Override
    public Integer call() {
        ScaleOptions.requireAtLeast(1, "--repeats", repeats);
        for (int count : rows) {
            ScaleOptions.requireAtLeast(50, "--rows", count);
        }
        ScaleReport report = new ScaleReport("rounds");
        for (int count : rows) {
            report.add(timed(count));
            options.progress().accept("%d rows: done".formatted(count));
        }
        options.write(report);
        return 0;
    }

    private Map<String, Object> timed(int count) {
        GeneratedRound generated = new GeneratedRound(count, predictor);
        Set<Genome> proposed = new HashSet<>(generated.genomes());
        double[] fits = new double[repeats];
        double[] searches = new double[repeats];
        for (int r = -1; r < repeats; r++) {
            long begin = System.nanoTime();
            TrainingOutcome outcome = generated.train();
            long fitted = System.nanoTime();
            List<Proposal> proposals =
                    generated.propose(GeneratedRound.predictors(outcome), proposed);
            long end = System.nanoTime();
            if (proposals.isEmpty()) {
                throw new IllegalStateException("nothing was proposed");
            }
            if (r >= 0) {
                fits[r] = (fitted - begin) / 1e9;
                searches[r] = (end - fitted) / 1e9;
            }
        }
        Map<String, Object> figures = ScaleReport.figures();
        figures.put("rows", count);
        figures.put("predictor", predictor);
        figures.put("fitSeconds", Quantiles.median(fits));
        figures.put("proposeSeconds", Quantiles.median(searches));
        figures.put("roundSeconds", Quantiles.median(fits) + Quantiles.median(searches));
        return figures;
    }
}
