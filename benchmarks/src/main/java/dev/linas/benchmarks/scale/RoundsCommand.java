package dev.linas.benchmarks.scale;

import dev.linas.benchmarks.speed.GeneratedRound;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.core.stats.Quantiles;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.proposer.tactic.ProposalStep;
import dev.linas.trainer.round.TrainingOutcome;
import dev.linas.trainer.round.TrainingRequest;
import dev.linas.trainer.round.TrainingStep;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code linas bench rounds}. */
@Command(
        name = "rounds",
        description = {
            "Measures how long a round takes by the rows that a search has measured: the fit of"
                    + " the",
            "predictor-trainer and the search of the proposer, without Kafka, on a generated"
                    + " search",
            "of 45 variables. Medians of the repeats, after one that warms up."
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
            TrainingOutcome outcome = train(generated);
            long fitted = System.nanoTime();
            List<Predictor> predictors =
                    outcome.predictors().stream().map(FittedPredictor::predictor).toList();
            List<Proposal> proposals = propose(generated, predictors, proposed);
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

    private static TrainingOutcome train(GeneratedRound generated) {
        return TrainingStep.train(
                new TrainingRequest(
                        generated.spec(),
                        generated.round(),
                        OptionalInt.empty(),
                        generated.rows(),
                        Optional.of(List.of(0.0, 1000.0)),
                        OptionalDouble.empty(),
                        0,
                        false));
    }

    private static List<Proposal> propose(
            GeneratedRound generated, List<Predictor> predictors, Set<Genome> proposed) {
        List<Evaluation> rows = generated.rows();
        return ProposalStep.standard()
                .propose(
                        generated.spec(),
                        generated.round() + 1,
                        OptionalInt.empty(),
                        rows.size(),
                        rows,
                        predictors,
                        proposed);
    }
}
