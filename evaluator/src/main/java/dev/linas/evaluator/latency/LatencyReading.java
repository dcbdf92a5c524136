package dev.linas.evaluator.latency;

import dev.linas.evaluator.sampling.SampleStatistics;
import java.util.Arrays;
import java.util.List;

/**
 * What timing gave.
 *
 * @param samples milliseconds per run, in the order taken; each the mean of {@code runsPerSample}
 * @param runsPerSample runs that one sample is the mean of; at least 1
 * @param statistics what the samples say, in milliseconds
 */
public record LatencyReading(List<Double> samples, int runsPerSample, SampleStatistics statistics) {
    public LatencyReading {
        samples = List.copyOf(samples);
    }

    static LatencyReading of(double[] samples, int runsPerSample) {
        return new LatencyReading(
                Arrays.stream(samples).boxed().toList(),
                runsPerSample,
                SampleStatistics.of(samples));
    }
}
