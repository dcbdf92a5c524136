package dev.linas.trainer.round;

import dev.linas.core.objective.Objective;
import dev.linas.core.pareto.NonDominatedSorting;
import dev.linas.core.pareto.ObjectiveCosts;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.RobustScaling;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.trainer.predictor.PredictorSelection;
import dev.linas.trainer.predictor.Selected;
import dev.linas.trainer.predictor.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The predictors that a round hands to the next, one per objective, and how well they rank
 * sub-networks over all objectives at once.
 *
 * <p>The objectives are fitted in parallel on the common pool; none depends on another, so the
 * result is the same on any number of threads. Labels are taken on a {@link RobustScaling}: an
 * outlier does not blur the others, and no magnitude leaves the range of doubles.
 *
 * @param predictors one per objective, in their order; empty as long as one has no measured value
 * @param paretoRankTau Kendall's tau-b between the Pareto ranks that the out-of-fold predictions
 *     give the completely measured rows and those that their measured values give them (the
 *     Pareto-rank correlation of PRP-NAS, Benmeziane et al., 2023, section 3.1), -1..1; NaN where
 *     it is not defined
 */
record RoundFit(List<FittedPredictor> predictors, double paretoRankTau) {
    private static final RoundFit NOTHING = new RoundFit(List.of(), Double.NaN);

    static RoundFit of(TrainingRequest request) {
        SearchSpec spec = request.spec().at(request.round() + 1);
        int learnt = spec.strategy().trainingRounds().orElse(Integer.MAX_VALUE);
        List<Evaluation> rows =
                request.rows().stream().filter(row -> row.round() < learnt).toList();
        int seeded = Math.min(request.round(), learnt - 1);
        OneHotEncoding encoding = new OneHotEncoding(spec.space());
        int[] ranks = measuredRanks(rows, spec.objectives());
        RobustScaling scaling = RobustScaling.of(rows, spec.objectives());
        List<Evaluation> labelled = scaling.scaled(rows);
        List<Optional<Selected>> selected =
                IntStream.range(0, spec.objectives().size())
                        .parallel()
                        .mapToObj(
                                o ->
                                        PredictorSelection.named(spec.predictorOf(o))
                                                .select(
                                                        TrainingSet.of(
                                                                encoding, labelled, o, ranks),
                                                        Seeds.stream(
                                                                spec.seed(),
                                                                seeded,
                                                                Seeds.Purpose.CROSS_VALIDATION)))
                        .toList();
        if (selected.stream().anyMatch(Optional::isEmpty)) {
            return NOTHING;
        }
        List<Selected> fits = selected.stream().map(Optional::orElseThrow).toList();
        return new RoundFit(
                IntStream.range(0, fits.size())
                        .mapToObj(o -> scaling.unscaled(o, fits.get(o).fitted()))
                        .toList(),
                paretoRankTau(labelled, scaling.scaledObjectives(), fits));
    }

    /** Ranks of the complete rows among themselves; the others get the rank after the last. */
    private static int[] measuredRanks(List<Evaluation> rows, List<Objective> objectives) {
        int[] complete =
                IntStream.range(0, rows.size()).filter(r -> rows.get(r).complete()).toArray();
        int[] ranks =
                ranks(
                        Arrays.stream(complete)
                                .mapToObj(r -> rows.get(r).values())
                                .toArray(double[][]::new),
                        objectives);
        int[] result = new int[rows.size()];
        Arrays.fill(result, Arrays.stream(ranks).max().orElse(-1) + 1);
        for (int i = 0; i < complete.length; i++) {
            result[complete[i]] = ranks[i];
        }
        return result;
    }

    private static double paretoRankTau(
            List<Evaluation> rows, List<Objective> objectives, List<Selected> fits) {
        double[][] outOfFold = fits.stream().map(Selected::outOfFold).toArray(double[][]::new);
        int[] next = new int[fits.size()];
        double[][] measured = new double[rows.size()][];
        double[][] predicted = new double[rows.size()][];
        int count = 0;
        for (Evaluation row : rows) {
            double[] values = new double[fits.size()];
            boolean known = row.complete();
            for (int o = 0; o < values.length; o++) {
                boolean trained = !Double.isNaN(row.value(o));
                values[o] = trained ? outOfFold[o][next[o]++] : Double.NaN;
                known &= Double.isFinite(values[o]);
            }
            if (known) {
                measured[count] = row.values();
                predicted[count++] = values;
            }
        }
        return RankCorrelation.kendallTauB(
                doubles(ranks(Arrays.copyOf(measured, count), objectives)),
                doubles(ranks(Arrays.copyOf(predicted, count), objectives)));
    }

    private static int[] ranks(double[][] values, List<Objective> objectives) {
        double[][] costs = new double[values.length][];
        double[] violations = new double[values.length];
        for (int r = 0; r < values.length; r++) {
            costs[r] = ObjectiveCosts.of(values[r], objectives);
            violations[r] = ObjectiveCosts.violation(values[r], objectives);
        }
        return NonDominatedSorting.ranks(costs, violations);
    }

    private static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }
}
