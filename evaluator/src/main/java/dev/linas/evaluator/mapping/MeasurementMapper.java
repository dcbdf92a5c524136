package dev.linas.evaluator.mapping;

import dev.linas.evaluator.device.Device;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** One result per metric that failed for good, with the reason. */
    public static List<MetricResult> refusals(Map<String, String> reasonByMetric) {
        List<MetricResult> results = new ArrayList<>();
        reasonByMetric.forEach((metric, reason) -> results.add(failed(metric, reason, true)));
        return results;
    }

    /** One result per outcome. */
    public static List<MetricResult> results(Map<String, MetricOutcome> outcomes) {
        List<MetricResult> results = new ArrayList<>();
        outcomes.forEach((metric, outcome) -> results.add(result(metric, outcome)));
        return results;
    }

    private static MetricResult result(String metric, MetricOutcome outcome) {
        if (outcome instanceof MetricOutcome.Failed failed) {
            return failed(metric, failed.reason(), failed.permanent());
        }
        MetricOutcome.Measured measured = (MetricOutcome.Measured) outcome;
        Double spread = measured.spread().isPresent() ? measured.spread().getAsDouble() : null;
        return new MetricResult(metric, Outcome.MEASURED, measured.value(), spread, null);
    }

    private static MetricResult failed(String metric, String reason, boolean permanent) {
        Outcome outcome = permanent ? Outcome.FAILED_PERMANENT : Outcome.FAILED_TRANSIENT;
        return new MetricResult(metric, outcome, null, null, reason);
    }

    /**
     * A measurement of a candidate by this instance.
     *
     * @param results at least one
     * @param measuredAt when measuring ended
     * @param durationMillis how long it took; at least 0
     * @param delivery how often the work was delivered; at least 1
     */
    public Measurement measurement(
            Candidate candidate,
            List<MetricResult> results,
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
                .setDevice(device)
                .setMeasuredAt(measuredAt)
                .setDurationMillis(durationMillis)
                .setDelivery(delivery)
                .build();
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
    public Samples samples(Candidate candidate, String metric, List<Double> samples) {
        return Samples.newBuilder()
                .setSearchId(candidate.getSearchId())
                .setRound(candidate.getRound())
                .setIndex(candidate.getIndex())
                .setPool(pool)
                .setInstance(instance)
                .setMetric(metric)
                .setUnit("that of the metric")
                .setSamples(samples)
                .build();
    }
}
