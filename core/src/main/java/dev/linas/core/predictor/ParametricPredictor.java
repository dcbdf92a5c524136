package dev.linas.core.predictor;

/** A predictor that equals every other one of equal parameters, which name its form. */
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
