package dev.linas.core.predictor;

/** Checks of the numbers that make up a predictor: a predictor that holds NaN would spread it. */
final class Parameters {
    private Parameters() {}

    static void requireFinite(String name, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "%s of a predictor is %s; expected a finite number".formatted(name, value));
            }
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0.0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "%s of a predictor is %s; expected a finite number above 0"
                            .formatted(name, value));
        }
    }
}
