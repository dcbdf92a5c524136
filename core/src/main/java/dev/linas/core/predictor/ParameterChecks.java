package dev.linas.core.predictor;

import dev.linas.core.space.Genome;
import java.util.List;

/** Checks of the numbers that make up a predictor: a predictor that holds NaN would spread it. */
final class ParameterChecks {
    private ParameterChecks() {}

    static void requireFinite(String name, double... values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "%s of a predictor is %s; expected a finite number".formatted(name, value));
            }
        }
    }

    /** One finite coefficient for each support genome. */
    static void requireOneEach(double[] coefficients, List<Genome> supports) {
        if (coefficients.length != supports.size()) {
            throw new IllegalArgumentException(
                    coefficients.length + " coefficients for " + supports.size() + " supports");
        }
        requireFinite("coefficient", coefficients);
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0.0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "%s of a predictor is %s; expected a finite number above 0"
                            .formatted(name, value));
        }
    }

    /**
     * A weight or a variance.
     *
     * @param what what it is of what, for the message
     */
    static void requireNotNegative(String what, double value) {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "%s is %s; expected a finite number of at least 0".formatted(what, value));
        }
    }
}
