package dev.linas.trainer.transfer;

import dev.linas.core.predictor.ConstantPredictor;
import dev.linas.core.predictor.Predictor;
import dev.linas.core.random.Seeds;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import dev.linas.core.space.SearchSpace;
import dev.linas.predictors.Fit;
import dev.linas.predictors.Folds;
import dev.linas.predictors.PredictorFitters;
import dev.linas.predictors.TrainingSet;
import java.util.List;

/**
 * A device that was measured often: a Gaussian process of the {@linkplain Scale scaled} metric over
 * the sub-networks. Immutable.
 */
public final class KnownDevice {
    private final Predictor.Scorer scorer;
    private final double deviation;

    private KnownDevice(Predictor.Scorer scorer, double deviation) {
        this.scorer = scorer;
        this.deviation = deviation;
    }

    /**
     * Fits a device.
     *
     * @param genomes canonical genomes of the space, at least one
     * @param values one finite value per genome, in the unit of the metric
     * @throws IllegalArgumentException if there are none, or one is not finite
     */
    public static KnownDevice fit(SearchSpace space, List<Genome> genomes, double[] values) {
        if (genomes.isEmpty()) {
            throw new IllegalArgumentException("a known device has at least one measurement");
        }
        Scale scale = Scale.of(values);
        double[] labels = scale.scaled(values);
        OneHotEncoding encoding = new OneHotEncoding(space);
        TrainingSet data = new TrainingSet(encoding, genomes, labels);
        Folds folds = Folds.split(data.size(), Seeds.stream(0, 0, Seeds.Purpose.CROSS_VALIDATION));
        Predictor predictor =
                PredictorFitters.OF_RANDOM_ROWS
                        .fit(data, folds)
                        .map(Fit::predictor)
                        .orElseGet(() -> new ConstantPredictor(data.mean()));
        return new KnownDevice(predictor.scorer(encoding), Scale.deviation(labels));
    }

    /** Predictions of sub-networks, in the scaled unit. */
    double[] score(List<Genome> genomes) {
        return scorer.score(genomes);
    }

    /** Standard deviation of what was measured, in the scaled unit. */
    double deviation() {
        return deviation;
    }
}
