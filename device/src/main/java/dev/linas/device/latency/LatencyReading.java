package dev.linas.device.latency;

import dev.linas.core.sampling.GroupSpread;
import dev.linas.core.sampling.SampleStatistics;
import dev.linas.core.stats.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/**
 * The outcome of timing a model.
 *
 * @param samples milliseconds per run as they were taken, in that order; each the mean of {@code
 *     runsPerSample}
 * @param runsPerSample runs that one sample is the mean of; at least 1
 * @param steady the same at the usual pace of the device
 * @param betweenSessions uncertainty of their median by what differs from session to session, as a
 *     fraction of it; at least 0
 * @param pace how much longer the reference took than it usually does, as a fraction: 0.01 is a
 *     device slower by 1 % than usual; empty without a reference, and the steady samples are those
 *     taken then
 */
public record LatencyReading(
        List<Double> samples,
        int runsPerSample,
        List<Double> steady,
        double betweenSessions,
        OptionalDouble pace) {
    public LatencyReading {
        samples = List.copyOf(samples);
        steady = List.copyOf(steady);
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
                Arrays.stream(steady).boxed().toList(),
                GroupSpread.relativeHalfWidth(rounds.sessionMedians()),
                pace);
    }

    /** What the steady samples say, in milliseconds. */
    public SampleStatistics statistics() {
        return statistics(DoubleUnaryOperator.identity());
    }

    /**
     * What the steady samples say of something that depends on the time, such as a speed.
     *
     * @param value of so many milliseconds, above 0; in proportion to them or to their reciprocal
     * @return in the unit of the values; its interval allows for what differs between sessions
     */
    public SampleStatistics statistics(DoubleUnaryOperator value) {
        double[] values = steady.stream().mapToDouble(Double::doubleValue).map(value).toArray();
        return SampleStatistics.of(values).widenedBy(betweenSessions);
    }

    /** The median of the samples as they were taken, in milliseconds. */
    public double medianAsTaken() {
        return Quantiles.median(samples.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
