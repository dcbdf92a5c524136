package dev.linas.evaluator.meter;

import dev.linas.core.sampling.SampleStatistics;
import java.util.List;

/**
 * The samples that a measured value is the median of.
 *
 * @param unit unit of the samples, e.g. {@code ms}
 * @param runsPerSample runs that each sample is the mean of; at least 1
 * @param samples the samples in the order taken; finite, at least one
 * @param statistics what they say
 */
public record Sampling(
        String unit, int runsPerSample, List<Double> samples, SampleStatistics statistics) {
    public Sampling {
        samples = List.copyOf(samples);
    }
}
