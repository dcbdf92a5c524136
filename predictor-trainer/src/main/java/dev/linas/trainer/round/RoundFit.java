package dev.linas.trainer.round;

import dev.linas.core.objective.Objective;
import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.predictor.PredictorQuality;
import dev.linas.core.random.Seeds;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.PooledRows;
import dev.linas.core.search.RobustScaling;
import dev.linas.core.search.SearchSpec;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.predictors.PredictorSelection;
import dev.linas.predictors.Selected;
import dev.linas.predictors.TrainingSet;
import java.util.List;
import java.util.Map;
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
 * @param predictors one per objective, in their order; empty as long as every front has an
 *     objective without a measured value
 * @param paretoRankTau Kendall's tau-b between the Pareto ranks that the out-of-fold predictions
 *     give the completely measured rows and those that their measured values give them (the
 *     Pareto-rank correlation of PRP-NAS, Benmeziane et al., 2023, section 3.1), -1..1; NaN where
 *     it is not defined; with objectives per pool, the mean over the devices
 */
record RoundFit(List<FittedPredictor> predictors, double paretoRankTau) {
    private static final RoundFit NOTHING = new RoundFit(List.of(), Double.NaN);

    /** Predictor of an objective whose pool has measured nothing so far. */
    private static final FittedPredictor UNMEASURED =
            new FittedPredictor(
                    "constant", new ConstantPredictor(0.0), Map.of(), 0, PredictorQuality.UNKNOWN);

    static RoundFit of(TrainingRequest request) {
        SearchSpec spec = request.spec().at(request.round() + 1);
        int learnt = spec.strategy().trainingRounds().orElse(Integer.MAX_VALUE);
        List<Evaluation> rows =
                PooledRows.of(request.rows().stream().filter(row -> row.round() < learnt).toList());
        int turn = request.round() - roundsMeasuredInPart(request.rows());
        int seeded = Math.min(request.round(), learnt - 1);
        OneHotEncoding encoding = new OneHotEncoding(spec.space());
        List<int[]> ranks = new RoundRanks(rows, spec.objectives()).byObjective();
        RobustScaling scaling = RobustScaling.of(rows, spec.objectives());
        List<Evaluation> labelled = scaling.scaled(rows);
        List<TrainingSet> earlier = earlierRows(spec, encoding);
        List<Optional<Selected>> selected =
                IntStream.range(0, spec.objectives().size())
                        .parallel()
                        .mapToObj(
                                o ->
                                        PredictorSelection.named(spec.predictorOf(o))
                                                .in(turn)
                                                .select(
                                                        TrainingSet.of(
                                                                        encoding,
                                                                        labelled,
                                                                        o,
                                                                        ranks.get(o))
                                                                .withGoal(
                                                                        spec.objectives()
                                                                                .get(o)
                                                                                .goal())
                                                                .withSource(earlier.get(o)),
                                                        Seeds.stream(
                                                                spec.seed(),
                                                                seeded,
                                                                Seeds.Purpose.CROSS_VALIDATION)))
                        .toList();
        if (!suffice(selected, spec.objectives())) {
            return NOTHING;
        }
        return new RoundFit(
                IntStream.range(0, selected.size())
                        .mapToObj(
                                o ->
                                        selected.get(o)
                                                .map(s -> scaling.unscaled(o, s.fitted()))
                                                .orElse(UNMEASURED))
                        .toList(),
                new RoundRanks(labelled, scaling.scaledObjectives())
                        .tau(outOfFold(labelled, selected)));
    }

    /**
     * Rounds that measured some of the objectives only: what such a round began and the next one
     * ends is one turn of predictors that take turns.
     */
    private static int roundsMeasuredInPart(List<Evaluation> rows) {
        return (int)
                rows.stream()
                        .filter(Evaluation::isPartial)
                        .mapToInt(Evaluation::round)
                        .distinct()
                        .count();
    }

    /** Per objective what was measured before the search, on a scale of its own. */
    private static List<TrainingSet> earlierRows(SearchSpec spec, OneHotEncoding encoding) {
        List<Evaluation> rows = spec.strategy().earlierRows();
        List<Evaluation> scaled = RobustScaling.of(rows, spec.objectives()).scaled(rows);
        return IntStream.range(0, spec.objectives().size())
                .mapToObj(o -> TrainingSet.of(encoding, scaled, o))
                .toList();
    }

    /** Whether every objective of some front has a predictor. */
    private static boolean suffice(List<Optional<Selected>> selected, List<Objective> objectives) {
        return DeviceFront.of(objectives).stream()
                .anyMatch(front -> front.part(selected).stream().allMatch(Optional::isPresent));
    }

    /** For each objective what was predicted of each row out of fold; NaN where it was not. */
    private static double[][] outOfFold(List<Evaluation> rows, List<Optional<Selected>> selected) {
        double[][] predicted = new double[selected.size()][rows.size()];
        for (int o = 0; o < predicted.length; o++) {
            double[] trained =
                    selected.get(o).map(Selected::outOfFold).orElseGet(() -> new double[0]);
            int next = 0;
            for (int r = 0; r < predicted[o].length; r++) {
                boolean known = !Double.isNaN(rows.get(r).value(o));
                predicted[o][r] = known ? trained[next++] : Double.NaN;
            }
        }
        return predicted;
    }
}
