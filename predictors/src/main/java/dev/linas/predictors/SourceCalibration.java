package dev.linas.predictors;

import dev.linas.core.predictor.GaussianProcessPredictor;
import dev.linas.core.space.Genome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Brings labels of another task to the scale of this one: a device may be ten times as fast, an
 * accuracy may be one of other images. What the other task's own process predicts of the rows
 * measured here is compared with what was measured, and its labels are taken as they are or through
 * the straight line that fits best. The line must be much better (half the squared error), since a
 * handful of rows would bend labels that fit already. Where the correlation of the two could be
 * chance, the other task is left out. Deterministic and stateless.
 */
final class SourceCalibration {
    /** Fewer measured rows tell too little of a line. */
    static final int FEWEST_ROWS = 6;

    private static final double MUCH_BETTER = 0.5;

    /** Standard deviations of a correlation by chance, of which each is 1 / sqrt(rows). */
    private static final double SURE = 2;

    private SourceCalibration() {}

    /**
     * The labels of the other task on the scale of the rows measured here.
     *
     * @param process fitted to the other task alone
     * @return empty where they tell nothing: too few rows were measured here, or what the other
     *     task predicts of them does not surely rise with what was measured
     */
    static Optional<TrainingSet> calibrated(
            TrainingSet source, GaussianProcessPredictor process, TrainingSet measured) {
        if (measured.size() < FEWEST_ROWS) {
            return Optional.empty();
        }
        List<Genome> genomes = measured.genomes();
        double[] predicted = process.scorer(measured.encoding()).score(genomes);
        double[] labels = measured.labels();
        double meanPredicted = mean(predicted);
        double meanLabel = measured.mean();
        double products = 0;
        double squares = 0;
        double labelSquares = 0;
        for (int i = 0; i < labels.length; i++) {
            double away = predicted[i] - meanPredicted;
            double label = labels[i] - meanLabel;
            products += away * label;
            squares += away * away;
            labelSquares += label * label;
        }
        double slope = products / squares;
        double correlation = products / Math.sqrt(squares * labelSquares);
        if (!(correlation > SURE / Math.sqrt(labels.length) && Double.isFinite(slope))) {
            return Optional.empty();
        }
        double asTheyAre = 0;
        double onTheLine = 0;
        for (int i = 0; i < labels.length; i++) {
            double residual = labels[i] - meanLabel - slope * (predicted[i] - meanPredicted);
            onTheLine += residual * residual;
            double difference = labels[i] - predicted[i];
            asTheyAre += difference * difference;
        }
        if (onTheLine >= MUCH_BETTER * asTheyAre) {
            return Optional.of(source);
        }
        double[] moved =
                Arrays.stream(source.labels())
                        .map(label -> meanLabel + slope * (label - meanPredicted))
                        .toArray();
        return Arrays.stream(moved).allMatch(Double::isFinite)
                ? Optional.of(source.withLabels(moved))
                : Optional.empty();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
