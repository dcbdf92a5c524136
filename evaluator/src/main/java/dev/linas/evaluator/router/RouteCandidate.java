package dev.linas.evaluator.router;

import dev.linas.core.space.Genome;
import dev.linas.evaluator.mapping.CandidateMapper;
import dev.linas.evaluator.mapping.MeasurementMapper;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.evaluator.routing.RoutePlan;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Splits a candidate into answers and work. Of one that is to be measured again, known values are
 * no answer if they have a spread.
 */
final class RouteCandidate implements FixedKeyProcessor<String, Candidate, Routed> {
    private final PoolIdentity pool;
    private final MeasurementMapper mapper;
    private FixedKeyProcessorContext<String, Routed> context;
    private RepeatStore store;
    private GrowingCommits commits;

    RouteCandidate(PoolIdentity pool, MeasurementMapper mapper) {
        this.pool = pool;
        this.mapper = mapper;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, Routed> processorContext) {
        context = processorContext;
        store = new RepeatStore(processorContext.getStateStore(RepeatStore.NAME));
        commits = new GrowingCommits(processorContext);
    }

    @Override
    public void process(FixedKeyRecord<String, Candidate> record) {
        Candidate candidate = record.value();
        Map<String, Measurement> known = known(candidate);
        RoutePlan plan = CandidateMapper.plan(pool, candidate, known::containsKey);
        List<Candidate> work =
                plan.missing().isEmpty()
                        ? List.of()
                        : List.of(CandidateMapper.cut(candidate, pool.pool(), plan.missing()));
        List<Measurement> answers = repeats(candidate, plan.repeats(), known);
        if (!plan.refused().isEmpty()) {
            List<MetricResult> refusals = MeasurementMapper.refusals(plan.refused());
            Instant now = Instant.ofEpochMilli(record.timestamp());
            answers.add(mapper.measurement(candidate, refusals, Map.of(), now, 0, 1));
        }
        context.forward(record.withValue(new Routed(work, answers)));
        commits.passed();
    }

    private Map<String, Measurement> known(Candidate candidate) {
        Genome genome = CandidateMapper.genome(candidate);
        Map<String, Measurement> known = new LinkedHashMap<>();
        for (String metric : CandidateMapper.wanted(candidate, pool.pool())) {
            store.find(candidate.getSpaceDigest(), genome, metric, pool.fingerprint())
                    .filter(measurement -> candidate.getRepeat() == 0 || !hasSpread(measurement))
                    .ifPresent(measurement -> known.put(metric, measurement));
        }
        return known;
    }

    private static boolean hasSpread(Measurement measurement) {
        return measurement.getResults().stream()
                .anyMatch(r -> r.getStandardError() != null || r.getSampling() != null);
    }

    /** One answer per earlier measurement, so that each keeps its device and time. */
    private List<Measurement> repeats(
            Candidate candidate, List<String> metrics, Map<String, Measurement> known) {
        Map<Measurement, List<MetricResult>> byOrigin = new LinkedHashMap<>();
        for (String metric : metrics) {
            Measurement earlier = known.get(metric);
            Measurement origin = Measurement.newBuilder(earlier).setResults(List.of()).build();
            byOrigin.computeIfAbsent(origin, o -> new ArrayList<>()).addAll(earlier.getResults());
        }
        List<Measurement> answers = new ArrayList<>();
        byOrigin.forEach(
                (origin, results) -> answers.add(mapper.repeat(candidate, origin, results)));
        return answers;
    }
}
