package dev.linas.core.predictor;

/** A predictor that is equal to another one if their parameters, the form included, are equal. */
abstract class ParametricPredictor implements Predictor {
    @Override
    public final boolean equals(Object other) {
        return other instanceof ParametricPredictor that && parameters().equals(that.parameters());
    }

    @Override
    public final int hashCode() {
        return parameters().hashCode();
    }
}
