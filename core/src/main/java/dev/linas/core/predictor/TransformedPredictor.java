package dev.linas.core.predictor;

import dev.linas.core.space.OneHotEncoding;
import java.util.List;
import java.util.Objects;

/**
 * A predictor that was fitted to transformed labels, e.g. the logarithm of a latency, and predicts
 * in the labels' own unit.
 *
 * @param transform between labels and latent values
 * @param latent predicts latent values
 */
public record TransformedPredictor(LabelTransform transform, Predictor latent)
        implements Predictor {
    /**
     * Name of its form in records. Numbers: {@code transform_sign}, {@code transform_shift};
     * members: the predictor of latent values.
     */
    public static final String FORM = "transformed";

    /**
     * @throws IllegalArgumentException if {@code latent} transforms labels itself
     */
    public TransformedPredictor {
        Objects.requireNonNull(transform);
        if (latent.transformsLabels()) {
            throw new IllegalArgumentException(
                    "a transformed predictor holds a "
                            + latent.getClass().getSimpleName()
                            + ", which transforms labels itself");
        }
    }

    static TransformedPredictor of(PredictorParameters parameters) {
        if (parameters.members().size() != 1) {
            throw new IllegalArgumentException(
                    "a transformed predictor has %d members; expected one"
                            .formatted(parameters.members().size()));
        }
        return new TransformedPredictor(LabelTransform.of(parameters), parameters.members().get(0));
    }

    @Override
    public PredictorParameters parameters() {
        return transform.addTo(PredictorParameters.of(FORM)).members(List.of(latent)).build();
    }

    @Override
    public boolean transformsLabels() {
        return true;
    }

    @Override
    public Scorer scorer(OneHotEncoding encoding) {
        Scorer inner = latent.scorer(encoding);
        return genomes -> {
            double[] values = inner.score(genomes);
            for (int i = 0; i < values.length; i++) {
                values[i] = transform.value(values[i]);
            }
            return values;
        };
    }

    @Override
    public Posterior posterior(OneHotEncoding encoding) {
        Posterior inner = latent.posterior(encoding);
        return genomes -> {
            Posterior.Marginals marginals = inner.at(genomes);
            return new Posterior.Marginals(marginals.means(), marginals.deviations(), transform);
        };
    }
}
