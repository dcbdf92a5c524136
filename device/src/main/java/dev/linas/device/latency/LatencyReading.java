package dev.linas.device.latency;

import dev.linas.core.sampling.GroupSpread;
import dev.linas.core.sampling.SampleStatistics;
import dev.linas.core.stats.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outcome of timing a model.
 *
 * @param samples milliseconds per run as they were taken, in that order; each the mean of {@code
 *     runsPerSample}
 * @param runsPerSample runs that one sample is the mean of; at least 1
 * @param statistics what the samples say, in milliseconds at the usual pace of the device; its
 *     interval allows for what differs from session to session
 * @param pace how much longer the reference took than it usually does, as a fraction: 0.01 is a
 *     device slower by 1 % than usual; empty without a reference, and the statistics are those of
 *     the samples then
 */
public record LatencyReading(
        List<Double> samples, int runsPerSample, SampleStatistics statistics, OptionalDouble pace) {
    public LatencyReading {
        samples = List.copyOf(samples);
    }

    static LatencyReading of(
            Rounds rounds, int runsPerSample, Optional<? extends Reference<?>> reference) {
        double usual = 1;
        OptionalDouble pace = OptionalDouble.empty();
        if (reference.isPresent()) {
            double now = rounds.referenceMedian();
            reference.get().note(now);
            usual = reference.get().usual();
            pace = OptionalDouble.of(now / usual - 1);
        }
        double unit = usual;
        double[] steady =
                Arrays.stream(rounds.relativeToReference()).map(sample -> sample * unit).toArray();
        return new LatencyReading(
                Arrays.stream(rounds.asTaken()).boxed().toList(),
                runsPerSample,
                SampleStatistics.of(steady)
                        .widenedBy(GroupSpread.relativeHalfWidth(rounds.sessionMedians())),
                pace);
    }

    /** The median of the samples as they were taken, in milliseconds. */
    public double medianAsTaken() {
        return Quantiles.median(samples.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
