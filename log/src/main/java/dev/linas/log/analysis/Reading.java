package dev.linas.log.analysis;

/**
 * One measured value of a metric, by one pool.
 *
 * @param candidate number of the candidate in its log
 * @param instance the evaluator that measured; empty where it is not known
 * @param hours when measuring ended, in hours since the first measurement; NaN where it is not
 *     known
 * @param value finite
 * @param spread median absolute deviation of the samples, &ge; 0; NaN where it is not known
 * @param standardError &ge; 0; NaN where it is not known
 * @param repeat whether it was answered from what was measured before
 */
record Reading(
        int candidate,
        String instance,
        double hours,
        double value,
        double spread,
        double standardError,
        boolean repeat) {}
