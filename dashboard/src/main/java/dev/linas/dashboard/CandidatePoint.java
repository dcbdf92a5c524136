package dev.linas.dashboard;

import java.util.Arrays;

/** The measured values of one candidate, objective by objective. Not thread-safe. */
final class CandidatePoint {
    private final int round;
    private final int index;
    private final byte[] genome;
    private final double[] values;
    private final double[] errors;
    private final boolean[] answered;
    private long at;
    private long spentMillis;

    CandidatePoint(int round, int index, byte[] genome, int objectives) {
        this.round = round;
        this.index = index;
        this.genome = genome;
        this.values = new double[objectives];
        this.errors = new double[objectives];
        this.answered = new boolean[objectives];
        Arrays.fill(values, Double.NaN);
    }

    /**
     * Takes what was measured of an objective; the first answer counts.
     *
     * @param value in the unit of the objective; NaN where measuring failed
     * @param error standard error, in that unit; 0 where it is not known
     * @param millis when it was measured, in milliseconds since the epoch
     */
    void accept(int objective, double value, double error, long millis) {
        if (!answered[objective]) {
            answered[objective] = true;
            values[objective] = value;
            errors[objective] = error;
            at = Math.max(at, millis);
        }
    }

    /** Counts what measuring took, in milliseconds. */
    void spend(long millis) {
        spentMillis += millis;
    }

    /** Whether every objective was measured or failed. */
    boolean answered() {
        for (boolean each : answered) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    /** Whether an objective was not measured. */
    boolean failed() {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    int round() {
        return round;
    }

    int index() {
        return index;
    }

    byte[] genome() {
        return genome;
    }

    double value(int objective) {
        return values[objective];
    }

    double error(int objective) {
        return errors[objective];
    }

    /** A copy of the values, NaN where measuring failed. */
    double[] values() {
        return values.clone();
    }

    /** The time that measuring took on all pools together, in milliseconds. */
    long spentMillis() {
        return spentMillis;
    }

    long at() {
        return at;
    }
}
