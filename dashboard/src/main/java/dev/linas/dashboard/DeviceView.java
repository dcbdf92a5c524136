package dev.linas.dashboard;

import dev.linas.core.stats.NormalDistribution;
import dev.linas.core.stats.Quantiles;
import dev.linas.device.latency.Canary;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.SampleSummary;
import dev.linas.searches.stream.RecentRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** The recent measurements and failures of one evaluator. Not thread-safe. */
final class DeviceView {
    /** The number of newest readings of noise and drift that are kept. */
    private static final int READINGS = 64;

    private static final int FAILURES = 10;

    private final String pool;
    private final String instance;
    private final RecentRate rate = new RecentRate();
    private final Newest<FailedMetric> failures = new Newest<>(FAILURES, FailedMetric::at);
    private final Newest<Sample> drift = new Newest<>(READINGS, Sample::at);
    private final Map<String, Newest<Sample>> noise = new TreeMap<>();
    private DeviceFacts facts;
    private long lastAt = Long.MIN_VALUE;
    private long measured;
    private long failed;

    /**
     * A number that was read.
     *
     * @param at in milliseconds since the epoch
     */
    record Sample(long at, double value) {}

    /**
     * A metric that could not be measured.
     *
     * @param candidate as searchId/round/index
     * @param forGood whether it never can be
     * @param at in milliseconds since the epoch
     */
    record FailedMetric(String candidate, String metric, String reason, boolean forGood, long at) {}

    DeviceView(String pool, String instance) {
        this.pool = pool;
        this.instance = instance;
    }

    /**
     * Notes a measurement or failure; answers from the repeat store are ignored, because they tell
     * nothing of the device.
     */
    void accept(Measurement measurement) {
        long at = measurement.getMeasuredAt().toEpochMilli();
        if (at >= lastAt) {
            lastAt = at;
            facts = measurement.getDevice();
        }
        if (measurement.getRepeat()) {
            return;
        }
        measured++;
        rate.accept(at);
        driftTold(measurement).ifPresent(percent -> drift.add(new Sample(at, percent)));
        boolean incomplete = false;
        for (MetricResult result : measurement.getResults()) {
            if (result.getOutcome() == Outcome.MEASURED) {
                noteSpread(result, at);
            } else {
                incomplete = true;
                failures.add(failure(measurement, result, at));
            }
        }
        failed += incomplete ? 1 : 0;
    }

    private static OptionalDouble driftTold(Measurement measurement) {
        String told = measurement.getDevice().getFacts().get(Canary.DRIFT_FACT);
        try {
            return told == null
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Double.parseDouble(told));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // evaluators of other makers name facts as they like
        }
    }

    private void noteSpread(MetricResult result, long at) {
        SampleSummary samples = result.getSampling();
        Double error = result.getStandardError();
        double half = 0;
        if (samples != null) {
            half = (samples.getIntervalHigh() - samples.getIntervalLow()) / 2;
        } else if (error != null) {
            half = NormalDistribution.NINETY_FIVE_PERCENT * error;
        }
        Double value = result.getValue();
        if (half > 0 && value != null && value != 0) {
            noise.computeIfAbsent(result.getMetric(), unused -> new Newest<>(READINGS, Sample::at))
                    .add(new Sample(at, 100 * half / Math.abs(value)));
        }
    }

    private static FailedMetric failure(Measurement measurement, MetricResult result, long at) {
        return new FailedMetric(
                "%s/%d/%d"
                        .formatted(
                                measurement.getSearchId(),
                                measurement.getRound(),
                                measurement.getIndex()),
                result.getMetric(),
                String.valueOf(result.getError()),
                result.getOutcome() == Outcome.FAILED_PERMANENT,
                at);
    }

    String pool() {
        return pool;
    }

    String instance() {
        return instance;
    }

    /** The machine, as its newest measurement told it. */
    DeviceFacts facts() {
        return facts;
    }

    /** When it measured last, in milliseconds since the epoch. */
    long lastAt() {
        return lastAt;
    }

    /** Candidates that it measured or failed to, by the records that are kept. */
    long measured() {
        return measured;
    }

    /** Candidates of which it failed to measure something. */
    long failed() {
        return failed;
    }

    /** Candidates per minute lately. */
    OptionalDouble perMinute(Instant now) {
        return rate.perMinute(now);
    }

    /** The newest failures, the newest first. */
    List<FailedMetric> failures() {
        List<FailedMetric> newestFirst = new ArrayList<>(failures.oldestFirst());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** How far its canary was from the start, in percent; the oldest first. */
    List<Sample> drift() {
        return drift.oldestFirst();
    }

    /**
     * By metric, how far the 95 % interval of a value reaches to either side, in percent of it: the
     * median of the newest values.
     */
    Map<String, Double> noise() {
        Map<String, Double> medians = new TreeMap<>();
        noise.forEach(
                (metric, readings) ->
                        medians.put(
                                metric,
                                Quantiles.median(
                                        readings.oldestFirst().stream()
                                                .mapToDouble(Sample::value)
                                                .toArray())));
        return medians;
    }
}
