package dev.linas.core.pareto;

/**
 * A hypervolume, exact or estimated.
 *
 * @param value in the product of the objectives' units, &ge; 0
 * @param exact whether it is exact up to rounding
 * @param error of an estimate, how far the true volume may be from it, at most, with a confidence
 *     of 99 %, in its unit; 0 of an exact one
 */
public record Volume(double value, boolean exact, double error) {
    public Volume {
        if (!(value >= 0.0) || !(error >= 0.0)) {
            throw new IllegalArgumentException(
                    "a hypervolume of %s with an error of %s; expected both 0 or more"
                            .formatted(value, error));
        }
    }

    static Volume exact(double value) {
        return new Volume(value, true, 0.0);
    }

    static Volume estimate(double value, double error) {
        return new Volume(value, false, error);
    }
}
