package dev.linas.benchmarks.paper;

import dev.linas.core.predictor.FittedPredictor;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.stats.RankCorrelation;
import dev.linas.predictors.PredictorSelection;
import dev.linas.predictors.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One trial of a learning curve: the rows are shuffled, the first are held out, and predictors are
 * fitted to more and more of the others (LINAS, section 4.1). Deterministic by trial but for the
 * times.
 */
final class LearningTrial {
    private final OneHotEncoding encoding;
    private final List<Genome> genomes = new ArrayList<>();
    private final double[] labels;
    private final int number;
    private final int heldOut;

    /**
     * @param objective position of the objective
     * @param number decides how the rows are shuffled
     * @param heldOut rows that predictors are judged by
     */
    LearningTrial(MeasuredRows data, int objective, int number, int heldOut) {
        this.encoding = new OneHotEncoding(data.space());
        this.number = number;
        this.heldOut = heldOut;
        int[] order = shuffled(data.genomes().size(), new SplittableRandom(number));
        Arrays.stream(order).mapToObj(data.genomes()::get).forEach(genomes::add);
        labels = Arrays.stream(order).mapToDouble(r -> data.values().get(r)[objective]).toArray();
    }

    /**
     * How good a predictor was.
     *
     * @param kind kind of predictor
     * @param rows rows it was fitted to
     * @param mape mean absolute percentage error on the held-out rows, in percent
     * @param tauB Kendall's tau-b on the held-out rows
     * @param seconds wall time of the fit with its choice of hyper-parameters
     */
    record Score(String kind, int rows, double mape, double tauB, double seconds) {
        boolean is(String otherKind, int otherRows) {
            return kind.equals(otherKind) && rows == otherRows;
        }
    }

    /** Fits every kind to every number of rows. */
    List<Score> run(List<String> kinds, List<Integer> rowCounts) {
        List<Score> scores = new ArrayList<>();
        for (int rows : rowCounts) {
            TrainingSet data =
                    new TrainingSet(
                            encoding,
                            genomes.subList(heldOut, heldOut + rows),
                            Arrays.copyOfRange(labels, heldOut, heldOut + rows));
            kinds.forEach(kind -> scores.add(score(kind, data)));
        }
        return scores;
    }

    private Score score(String kind, TrainingSet data) {
        long start = System.nanoTime();
        FittedPredictor fitted =
                PredictorSelection.named(kind)
                        .fit(data, new SplittableRandom(number))
                        .orElseThrow();
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] predicted = fitted.predictor().scorer(encoding).score(genomes.subList(0, heldOut));
        double[] actual = Arrays.copyOf(labels, heldOut);
        double errors = 0;
        for (int r = 0; r < heldOut; r++) {
            errors += Math.abs((predicted[r] - actual[r]) / actual[r]);
        }
        return new Score(
                kind,
                data.size(),
                100 * errors / heldOut,
                RankCorrelation.kendallTauB(actual, predicted),
                seconds);
    }

    /** The numbers from 0 in random order (Fisher and Yates). */
    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
