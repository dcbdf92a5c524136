package dev.linas.predictors;

import dev.linas.core.predictor.Predictor;
import dev.linas.core.predictor.PredictorParameters;
import dev.linas.core.space.Genome;
import dev.linas.core.space.OneHotEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A whole further kind of predictor: the label of the nearest row, the first of equally near ones.
 */
record NearestGenome(List<Genome> rows, List<Double> labels) implements Predictor {
    static final String NAME = "nearest";

    static Predictor of(PredictorParameters parameters) {
        return new NearestGenome(
                parameters.genomes(), Arrays.stream(parameters.series("labels")).boxed().toList());
    }

    @Override
    public PredictorParameters parameters() {
        return PredictorParameters.of(NAME)
                .genomes(rows)
                .series("labels", labels.stream().mapToDouble(Double::doubleValue).toArray())
                .build();
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        return genomes ->
                genomes.stream().mapToDouble(genome -> nearest(encoding, genome)).toArray();
    }

    private double nearest(OneHotEncoding encoding, Genome genome) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int r = 0; r < rows.size(); r++) {
            int distance =
                    OneHotEncoding.squaredDistance(
                            encoding.pack(genome), encoding.pack(rows.get(r)));
            if (distance < least) {
                least = distance;
                best = r;
            }
        }
        return labels.get(best);
    }

    /** Fits it: remembers the rows. */
    static final class Fitter implements PredictorFitter {
        @Override
        public String kind() {
            return NAME;
        }

        @Override
        public Map<String, Function<PredictorParameters, Predictor>> forms() {
            return Map.of(NAME, NearestGenome::of);
        }

        @Override
        public Optional<Fit> fit(TrainingSet data, Folds folds) {
            if (data.isConstant()) {
                return Optional.empty();
            }
            double[] outOfFold = new double[data.size()];
            for (int fold = 0; fold < folds.count(); fold++) {
                int[] heldOut = folds.heldOut(fold);
                double[] predictions = predict(data.select(folds.training(fold)), data, heldOut);
                for (int i = 0; i < heldOut.length; i++) {
                    outOfFold[heldOut[i]] = predictions[i];
                }
            }
            return Optional.of(new Fit(remember(data), Map.of(), outOfFold));
        }

        private static double[] predict(TrainingSet training, TrainingSet data, int[] rows) {
            List<Genome> genomes = data.select(rows).genomes();
            return remember(training).scorer(data.encoding()).score(genomes);
        }

        private static NearestGenome remember(TrainingSet data) {
            return new NearestGenome(data.genomes(), Arrays.stream(data.labels()).boxed().toList());
        }
    }
}
