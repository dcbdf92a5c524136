package dev.linas.predictors;

import dev.linas.core.predictor.LabelTransform;
import dev.linas.core.predictor.TransformedPredictor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another fitter on transformed labels: stretched towards their small end, as latencies want it, or
 * towards their large end, as accuracies (whose error is small) want it; whichever ranks better out
 * of fold.
 */
final class TransformedFitter implements PredictorFitter {
    private final PredictorFitter fitter;

    /**
     * @param fitter fits the transformed labels; must not transform labels itself
     */
    TransformedFitter(PredictorFitter fitter) {
        this.fitter = fitter;
    }

    @Override
    public String kind() {
        return fitter.kind();
    }

    @Override
    public int mostRows() {
        return fitter.mostRows();
    }

    @Override
    public Optional<Fit> fit(TrainingSet data, Folds folds) {
        if (data.isConstant()) {
            return Optional.empty();
        }
        return stretches(data).stream()
                .flatMap(transform -> fit(data, folds, transform).stream())
                .min(
                        (left, right) ->
                                OutOfFold.BETTER_FIRST.compare(
                                        OutOfFold.quality(data.labels(), left.outOfFold()),
                                        OutOfFold.quality(data.labels(), right.outOfFold())));
    }

    private Optional<Fit> fit(TrainingSet data, Folds folds, LabelTransform transform) {
        double[] latent = Arrays.stream(data.labels()).map(transform::latent).toArray();
        return fitter.fit(data.withLabels(latent), folds)
                .map(
                        fit -> {
                            Map<String, Double> chosen = new HashMap<>(fit.hyperparameters());
                            chosen.put("transform_sign", (double) transform.sign());
                            return new Fit(
                                    new TransformedPredictor(transform, fit.predictor()),
                                    chosen,
                                    Arrays.stream(fit.outOfFold()).map(transform::value).toArray());
                        });
    }

    /** All transforms that are tried anywhere: labels as they are, and stretched to either end. */
    static List<LabelTransform> all(TrainingSet data) {
        return Stream.concat(Stream.of(LabelTransform.IDENTITY), stretches(data).stream()).toList();
    }

    private static List<LabelTransform> stretches(TrainingSet data) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double label : data.labels()) {
            smallest = Math.min(smallest, label);
            largest = Math.max(largest, label);
        }
        double margin = 0.1 * (largest - smallest);
        return List.of(
                new LabelTransform(1, margin - smallest), new LabelTransform(-1, largest + margin));
    }
}
