package dev.linas.evaluator.mapping;

import dev.linas.core.sampling.SampleStatistics;
import dev.linas.device.Device;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.Sampling;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.SampleSummary;
import dev.linas.schemas.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measurements of one evaluator instance, as the contract writes them. */
public final class MeasurementMapper {
    private final String pool;
    private final String instance;
    private final String fingerprint;
    private final DeviceFacts device;

    /**
     * @param pool name of the pool
     * @param instance name of the evaluator instance
     * @param fingerprint fingerprint of its meters
     * @param device the machine it runs on
     */
    public MeasurementMapper(String pool, String instance, String fingerprint, Device device) {
        this.pool = pool;
        this.instance = instance;
        this.fingerprint = fingerprint;
        this.device = facts(device);
    }

    /** A machine's facts. */
    public static DeviceFacts facts(Device device) {
        return new DeviceFacts(
                device.os(),
                device.arch(),
                device.cpu(),
                device.cores(),
                device.runtime(),
                device.facts());
    }

    /** A machine's facts and further ones, which prevail. */
    public static DeviceFacts with(DeviceFacts device, Map<String, String> further) {
        Map<String, String> facts = new TreeMap<>(device.getFacts());
        facts.putAll(further);
        return DeviceFacts.newBuilder(device).setFacts(facts).build();
    }

    /** One result per metric that failed for good, with the reason. */
    public static List<MetricResult> refusals(Map<String, String> reasonByMetric) {
        List<MetricResult> results = new ArrayList<>();
        reasonByMetric.forEach((metric, reason) -> results.add(failed(metric, reason, true)));
        return results;
    }

    /** One result per outcome. */
    public static List<MetricResult> results(Map<String, MetricOutcome> outcomes) {
        return results(outcomes, Map.of());
    }

    /**
     * One result per metric.
     *
     * @param seconds how long metrics took, &ge; 0; of those that are not in it, that is not known
     */
    public static List<MetricResult> results(
            Map<String, MetricOutcome> outcomes, Map<String, Double> seconds) {
        List<MetricResult> results = new ArrayList<>();
        outcomes.forEach(
                (metric, outcome) ->
                        results.add(
                                MetricResult.newBuilder(result(metric, outcome))
                                        .setSeconds(seconds.get(metric))
                                        .build()));
        return results;
    }

    private static MetricResult result(String metric, MetricOutcome outcome) {
        return outcome.fold(
                measured -> measured(metric, measured),
                failed -> failed(metric, failed.reason(), failed.permanent()));
    }

    private static MetricResult measured(String metric, MetricOutcome.Measured measured) {
        MetricResult.Builder result =
                MetricResult.newBuilder()
                        .setMetric(metric)
                        .setOutcome(Outcome.MEASURED)
                        .setValue(measured.value())
                        .setStandardError(
                                measured.standardError() > 0 ? measured.standardError() : null);
        measured.sampling()
                .ifPresent(
                        sampling ->
                                result.setSpread(sampling.statistics().mad())
                                        .setSampling(summary(sampling)));
        return result.build();
    }

    private static SampleSummary summary(Sampling sampling) {
        SampleStatistics statistics = sampling.statistics();
        return SampleSummary.newBuilder()
                .setCount(statistics.count())
                .setRunsPerSample(sampling.runsPerSample())
                .setMean(statistics.mean())
                .setP90(statistics.p90().isPresent() ? statistics.p90().getAsDouble() : null)
                .setIntervalLow(statistics.low())
                .setIntervalHigh(statistics.high())
                .build();
    }

    private static MetricResult failed(String metric, String reason, boolean permanent) {
        Outcome outcome = permanent ? Outcome.FAILED_PERMANENT : Outcome.FAILED_TRANSIENT;
        return MetricResult.newBuilder()
                .setMetric(metric)
                .setOutcome(outcome)
                .setError(reason)
                .build();
    }

    /**
     * A measurement of a candidate by this instance.
     *
     * @param results at least one
     * @param facts what was found out about the device meanwhile
     * @param measuredAt when measuring ended
     * @param durationMillis how long it took; at least 0
     * @param delivery how often the work was delivered; at least 1
     */
    public Measurement measurement(
            Candidate candidate,
            List<MetricResult> results,
            Map<String, String> facts,
            Instant measuredAt,
            long durationMillis,
            int delivery) {
        return Measurement.newBuilder()
                .setSearchId(candidate.getSearchId())
                .setRound(candidate.getRound())
                .setIndex(candidate.getIndex())
                .setSpaceDigest(candidate.getSpaceDigest())
                .setGenome(candidate.getGenome())
                .setPool(pool)
                .setInstance(instance)
                .setResults(results)
                .setRepeat(false)
                .setMeterFingerprint(fingerprint)
                .setDevice(with(device, facts))
                .setMeasuredAt(measuredAt)
                .setDurationMillis(durationMillis)
                .setDelivery(delivery)
                .build();
    }

    /** A measurement with a failure in the place of everything that it found out. */
    public Measurement failure(Measurement measurement, MetricOutcome.Failed failure) {
        List<MetricResult> results = new ArrayList<>();
        for (MetricResult each : measurement.getResults()) {
            results.add(result(each.getMetric(), failure));
        }
        return Measurement.newBuilder(measurement).setResults(results).setDevice(device).build();
    }

    /**
     * An earlier measurement as the answer to a candidate of the same genome: values, device and
     * time are those of then.
     */
    public Measurement repeat(
            Candidate candidate, Measurement earlier, List<MetricResult> results) {
        return Measurement.newBuilder(earlier)
                .setSearchId(candidate.getSearchId())
                .setRound(candidate.getRound())
                .setIndex(candidate.getIndex())
                .setResults(results)
                .setRepeat(true)
                .setDurationMillis(0)
                .setDelivery(1)
                .build();
    }

    /** The raw samples behind one measured value. */
    public Samples samples(Candidate candidate, String metric, Sampling sampling) {
        return Samples.newBuilder()
                .setSearchId(candidate.getSearchId())
                .setRound(candidate.getRound())
                .setIndex(candidate.getIndex())
                .setPool(pool)
                .setInstance(instance)
                .setMetric(metric)
                .setUnit(sampling.unit())
                .setRunsPerSample(sampling.runsPerSample())
                .setSamples(sampling.samples())
                .build();
    }
}
