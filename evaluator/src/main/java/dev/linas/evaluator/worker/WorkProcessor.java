package dev.linas.evaluator.worker;

import dev.linas.core.fingerprint.ChangedInputException;
import dev.linas.device.DeviceLock;
import dev.linas.evaluator.mapping.CandidateMapper;
import dev.linas.evaluator.mapping.MeasurementMapper;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.evaluator.routing.RoutePlan;
import dev.linas.runtime.deadletter.DeadLetterSink;
import dev.linas.runtime.deadletter.FaultKind;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Samples;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of one record, from bytes to a reported measurement. When {@link #process} returns,
 * the broker has the outcome and the record may be acknowledged; when it throws, it must not be.
 */
final class WorkProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(WorkProcessor.class);

    /**
     * Deliveries after which a record is not measured again: it seems to kill its workers. The
     * broker's own limit is 5, so the fifth is the last chance to say so.
     */
    static final int QUARANTINE_DELIVERY = 5;

    private final PoolIdentity pool;
    private final MeterPool meters;
    private final MeasurementMapper mapper;
    private final Deserializer<Candidate> candidates;
    private final Reporter reporter;
    private final DeadLetterSink deadLetters;
    private final Activity activity;
    private final InstantSource clock;

    WorkProcessor(
            PoolIdentity pool,
            MeterPool meters,
            MeasurementMapper mapper,
            Deserializer<Candidate> candidates,
            Reporter reporter,
            DeadLetterSink deadLetters,
            Activity activity,
            InstantSource clock) {
        this.pool = pool;
        this.meters = meters;
        this.mapper = mapper;
        this.candidates = candidates;
        this.reporter = reporter;
        this.deadLetters = deadLetters;
        this.activity = activity;
        this.clock = clock;
    }

    /**
     * Measures what a record asks for and reports it.
     *
     * @throws org.apache.kafka.common.KafkaException if broker or registry cannot be used now
     * @throws ChangedInputException if an input of the meter has changed; nothing was reported then
     * @throws InterruptedException if the thread was interrupted; nothing was reported then
     */
    void process(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        Candidate candidate;
        try {
            candidate = candidates.deserialize(record.topic(), record.value());
            if (candidate == null) {
                return; // a tombstone asks for nothing
            }
        } catch (RuntimeException e) {
            if (FaultKind.of(e) == FaultKind.INFRASTRUCTURE) {
                throw e;
            }
            deadLetters.send(record, "read-work", e);
            return;
        }
        int delivery = record.deliveryCount().map(Short::intValue).orElse(1);
        if (delivery >= QUARANTINE_DELIVERY) {
            quarantine(record, candidate, delivery);
        } else {
            measure(record, candidate, delivery);
        }
    }

    private void quarantine(
            ConsumerRecord<byte[], byte[]> record, Candidate candidate, int delivery)
            throws InterruptedException {
        String reason =
                ("quarantined: delivered %d times, and no worker of pool %s lived to report"
                                + " it; look for a crash while measuring genome %s")
                        .formatted(delivery, pool.pool(), CandidateMapper.genome(candidate));
        List<String> wanted = CandidateMapper.wanted(candidate, pool.pool());
        MeterReading reading = MeterReading.failed(wanted, MetricOutcome.permanentFailure(reason));
        deadLetters.send(record, "measure", new IllegalStateException(reason));
        report(
                record,
                candidate,
                MeasurementMapper.results(reading.outcomes()),
                List.of(),
                Map.of(),
                0,
                delivery);
    }

    private void measure(ConsumerRecord<byte[], byte[]> record, Candidate candidate, int delivery)
            throws InterruptedException {
        RoutePlan plan = CandidateMapper.plan(pool, candidate, metric -> false);
        List<MetricResult> results = new ArrayList<>(MeasurementMapper.refusals(plan.refused()));
        List<Samples> samples = new ArrayList<>();
        Map<String, String> facts = Map.of();
        long millis = 0;
        if (!plan.missing().isEmpty()) {
            String place = CandidateMapper.place(candidate);
            MeterTask task =
                    MeterTask.of(pool.space(), CandidateMapper.genome(candidate), plan.missing())
                            .repeated(candidate.getRepeat());
            Meter meter = meters.take();
            activity.begin(place);
            try {
                TimedReading timed = measureAlone(meter, task);
                millis = timed.millis();
                results.addAll(
                        MeasurementMapper.results(
                                timed.reading().outcomes(),
                                timed.reading().secondsOf(millis / 1e3)));
                samples.addAll(samples(candidate, timed.reading()));
                facts = timed.reading().facts();
                activity.noteFacts(facts);
            } finally {
                activity.end(place);
                meters.giveBack(meter); // the next one measures while this one reports
            }
        }
        report(record, candidate, results, samples, facts, millis, delivery);
        activity.countMeasured(millis);
    }

    /** A reading and how long it took, without the wait for the device. */
    private record TimedReading(MeterReading reading, long millis) {}

    private TimedReading measureAlone(Meter meter, MeterTask task) throws InterruptedException {
        Optional<String> device = meter.describe().device();
        if (device.isEmpty()) {
            return measureTimed(meter, task);
        }
        DeviceLock lock = DeviceLock.acquire(device.get());
        try {
            return measureTimed(meter, task);
        } finally {
            lock.close();
        }
    }

    private TimedReading measureTimed(Meter meter, MeterTask task) throws InterruptedException {
        long start = System.nanoTime();
        MeterReading reading;
        try {
            reading = meter.measure(task);
        } catch (ChangedInputException e) {
            throw e; // what would be measured now is something else
        } catch (RuntimeException e) {
            LOG.error("the meter of pool {} broke on genome {}", pool.pool(), task.genome(), e);
            reading =
                    MeterReading.failed(
                            task.metrics(),
                            MetricOutcome.transientFailure("the meter broke: " + e));
        }
        return new TimedReading(reading, (System.nanoTime() - start) / 1_000_000);
    }

    private List<Samples> samples(Candidate candidate, MeterReading reading) {
        List<Samples> samples = new ArrayList<>();
        reading.outcomes()
                .forEach(
                        (metric, outcome) -> {
                            if (outcome instanceof MetricOutcome.Measured measured
                                    && measured.sampling().isPresent()) {
                                samples.add(
                                        mapper.samples(
                                                candidate, metric, measured.sampling().get()));
                            }
                        });
        return samples;
    }

    private void report(
            ConsumerRecord<byte[], byte[]> record,
            Candidate candidate,
            List<MetricResult> results,
            List<Samples> samples,
            Map<String, String> facts,
            long millis,
            int delivery)
            throws InterruptedException {
        if (results.isEmpty()) {
            return;
        }
        Measurement measurement =
                mapper.measurement(candidate, results, facts, clock.instant(), millis, delivery);
        Optional<Throwable> refusal = reporter.report(measurement, samples, OptionalLong.empty());
        if (refusal.isPresent()) {
            reportRefused(record, measurement, refusal.get());
        }
    }

    /**
     * Reports a failure instead of a measurement that the broker will never take. Its time is that
     * of the work, which the broker has taken, since this machine's clock may be what it refuses.
     */
    private void reportRefused(
            ConsumerRecord<byte[], byte[]> record, Measurement refused, Throwable why)
            throws InterruptedException {
        LOG.error("pool {}: a measurement is refused, and reported as a failure", pool.pool(), why);
        boolean clock = why instanceof InvalidTimestampException;
        String reason =
                "measured, but the record of it is refused: %s%s"
                        .formatted(
                                why,
                                clock
                                        ? "; set the clock of this machine, which differs from the"
                                                + " broker's"
                                        : "");
        OptionalLong time =
                record.timestamp() < 0 ? OptionalLong.empty() : OptionalLong.of(record.timestamp());
        Measurement failure = mapper.failure(refused, new MetricOutcome.Failed(reason, !clock));
        Optional<Throwable> again = reporter.report(failure, List.of(), time);
        if (again.isPresent()) {
            deadLetters.send(record, "report", again.get());
        }
    }
}
