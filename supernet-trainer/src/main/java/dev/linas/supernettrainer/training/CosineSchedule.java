package dev.linas.supernettrainer.training;

/**
 * Learning rate: up from 0 in a straight line, then down to 0 along half a cosine (Loshchilov and
 * Hutter, 2017, without restarts).
 *
 * @param peak the largest rate, above 0
 * @param warmUp steps of the way up, at least 0
 * @param steps all steps, more than those of the way up
 */
public record CosineSchedule(double peak, int warmUp, int steps) {
    public CosineSchedule {
        if (!(peak > 0.0) || warmUp < 0 || steps <= warmUp) {
            throw new IllegalArgumentException(
                    ("peak %s, %d steps of warm-up, %d steps in all: expected a rate above 0"
                                    + " and a warm-up shorter than all")
                            .formatted(peak, warmUp, steps));
        }
    }

    /** Rate of a step, counted from 0. */
    public double rate(int step) {
        if (step < warmUp) {
            return peak * (step + 1) / (warmUp + 1);
        }
        double done = (step - warmUp) / (double) (steps - warmUp);
        return peak * 0.5 * (1.0 + StrictMath.cos(Math.PI * done));
    }
}
