package dev.linas.dashboard;

import dev.linas.schemas.Archive;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.CandidateProvenance;
import dev.linas.schemas.ClosedBy;
import dev.linas.schemas.DeadLetter;
import dev.linas.schemas.DeviceFacts;
import dev.linas.schemas.EvaluatorStatus;
import dev.linas.schemas.FrontPoint;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.MetricResult;
import dev.linas.schemas.Model;
import dev.linas.schemas.Origin;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.TestSpaces;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Records of the search {@code toy}: accuracy by the pool lab, latency by the pool phone. */
final class Records {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final DeviceFacts FACTS =
            new DeviceFacts(
                    "Linux 6", "amd64", "unknown", 2, "17", Map.of("governor", "schedutil"));

    private Records() {}

    static Search search() {
        return SearchMapper.toRecord(
                TestSpaces.spec(), Optional.empty(), 1.0, Map.of(), START, "1");
    }

    static Measurement accuracy(int round, int index, double value) {
        return measurement(round, index, "lab", measured("accuracy", value).build());
    }

    static Measurement latency(int round, int index, double value) {
        return latency(round, index, value, value / 50);
    }

    static Measurement latency(int round, int index, double value, double standardError) {
        return measurement(
                round,
                index,
                "phone",
                measured("latency_ms", value).setStandardError(standardError).build());
    }

    /**
     * A candidate for both pools.
     *
     * @param predicted its predicted values; null if nothing is predicted
     */
    static Candidate candidate(int round, int index, List<Double> predicted) {
        return Candidate.newBuilder()
                .setSearchId("toy")
                .setRound(round)
                .setIndex(index)
                .setRoundSize(4)
                .setSpaceName("tiny")
                .setSpaceDigest("0")
                .setGenome(genome(index))
                .setOptions(List.of())
                .setWanted(List.of())
                .setPredicted(predicted)
                .setProvenance(new CandidateProvenance(Origin.INNER_SEARCH, "linas", 1L, "1"))
                .build();
    }

    static Measurement failure(int round, int index) {
        return measurement(
                round,
                index,
                "phone",
                MetricResult.newBuilder()
                        .setMetric("latency_ms")
                        .setOutcome(Outcome.FAILED_PERMANENT)
                        .setError("out of memory")
                        .build());
    }

    /** The same of another search. */
    static Measurement of(String search, Measurement measurement) {
        return Measurement.newBuilder(measurement).setSearchId(search).build();
    }

    private static MetricResult.Builder measured(String metric, double value) {
        return MetricResult.newBuilder()
                .setMetric(metric)
                .setOutcome(Outcome.MEASURED)
                .setValue(value);
    }

    private static Measurement measurement(int round, int index, String pool, MetricResult result) {
        return Measurement.newBuilder()
                .setSearchId("toy")
                .setRound(round)
                .setIndex(index)
                .setSpaceDigest("0")
                .setGenome(genome(index))
                .setPool(pool)
                .setInstance("one")
                .setResults(List.of(result))
                .setRepeat(false)
                .setMeterFingerprint("0")
                .setDevice(FACTS)
                .setMeasuredAt(START.plusSeconds(10L * round + index))
                .setDurationMillis(5)
                .setDelivery(1)
                .build();
    }

    private static ByteBuffer genome(int index) {
        return ByteBuffer.wrap(
                new byte[] {
                    (byte) (index % 2), (byte) (index % 3), (byte) (index % 3), (byte) (index % 2)
                });
    }

    /** A closed round whose front has one member: candidate 0 of round 0. */
    static Round round(int number, int evaluations, double hypervolume) {
        FrontPoint member =
                FrontPoint.newBuilder()
                        .setRound(0)
                        .setIndex(0)
                        .setGenome(genome(0))
                        .setValues(List.of(0.9, 2.0))
                        .build();
        return Round.newBuilder()
                .setSearchId("toy")
                .setNumber(number)
                .setRows(List.of())
                .setPredictors(
                        List.of(
                                predictor(number, "accuracy", "lab"),
                                predictor(number, "latency_ms", "phone")))
                .setArchive(
                        new Archive(
                                "toy",
                                number,
                                evaluations,
                                0,
                                List.of(member),
                                hypervolume,
                                null,
                                List.of()))
                .setWanted(List.of())
                .setBudget(20)
                .setClosedBy(ClosedBy.COMPLETE)
                .setFinished(false)
                .setClosedAt(START.plusSeconds(10L * number + 9))
                .setCodeVersion("1")
                .build();
    }

    private static Predictor predictor(int round, String metric, String pool) {
        return Predictor.newBuilder()
                .setSearchId("toy")
                .setRound(round)
                .setMetric(metric)
                .setPool(pool)
                .setKind("ridge")
                .setModel(
                        new Model(
                                "constant",
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                ByteBuffer.allocate(0),
                                List.of()))
                .setHyperparameters(Map.of())
                .setTrainingRows(6)
                .setMape(2.5)
                .setKendallTauB(0.5 + 0.1 * round)
                .build();
    }

    static EvaluatorStatus status(String pool, Instant seen) {
        return EvaluatorStatus.newBuilder()
                .setPool(pool)
                .setInstance("one")
                .setSpaceDigest("0")
                .setMetrics(List.of("latency_ms"))
                .setUnavailable(Map.of())
                .setMeterFingerprint("0")
                .setDevice(FACTS)
                .setWorkers(1)
                .setBusyWith(List.of("toy/1/2"))
                .setMeasured(7)
                .setStartedAt(START)
                .setLastSeen(seen)
                .setHeartbeatMillis(1000)
                .build();
    }

    static DeadLetter deadLetter(long offset) {
        return DeadLetter.newBuilder()
                .setTopic("linas.measurements")
                .setPartition(1)
                .setOffset(offset)
                .setKey(ByteBuffer.wrap("toy".getBytes(StandardCharsets.UTF_8)))
                .setValue(ByteBuffer.wrap(new byte[100]))
                .setApp("linas-proposer")
                .setNode("ingest-measurements")
                .setCause("SerializationException: <b>unknown schema</b>")
                .build();
    }
}
