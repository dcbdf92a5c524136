package dev.linas.evaluator.router;

import dev.linas.device.Device;
import dev.linas.evaluator.mapping.CandidateMapper;
import dev.linas.evaluator.mapping.MeasurementMapper;
import dev.linas.evaluator.routing.PoolIdentity;
import dev.linas.schemas.Candidate;
import dev.linas.schemas.Measurement;
import dev.linas.schemas.Outcome;
import dev.linas.schemas.mapping.GenomeMapper;
import dev.linas.schemas.serde.BinarySerde;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The router of one pool: candidates that name the pool are answered from the repeat store where
 * they can be, and queued for the pool's workers where not.
 *
 * <pre>{@code
 * linas.candidates   -> select-candidates -> hand-on-rounds
 *                                           -> candidates-by-genome -> route-candidates
 * linas.measurements -> select-measurements -> measured-by-genome   -> remember-measurements
 *
 * remember-measurements fills the store that route-candidates answers from;
 * route-candidates -> linas.work.POOL, linas.measurements
 * }</pre>
 */
public final class RouterTopology implements Supplier<Topology> {
    private final PoolIdentity pool;
    private final MeasurementMapper mapper;
    private final WireSerdes serdes;

    /**
     * @param pool the pool that it routes for
     * @param instance name of this evaluator instance, written into answers
     * @param device the machine that this runs on
     * @param serdes serdes of the topics
     */
    public RouterTopology(PoolIdentity pool, String instance, Device device, WireSerdes serdes) {
        this.pool = pool;
        this.mapper = new MeasurementMapper(pool.pool(), instance, pool.fingerprint(), device);
        this.serdes = serdes;
    }

    /** Application id of the router of a pool. */
    public static String applicationId(String pool) {
        return "linas-evaluator-" + pool;
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(RepeatStore.builder());
        byGenome(measured(builder), Measurement.class, "measured-by-genome")
                .process(
                        RememberMeasurement::new,
                        Named.as("remember-measurements"),
                        RepeatStore.NAME);
        KStream<String, Routed> routed =
                byGenome(wanted(builder), Candidate.class, "candidates-by-genome")
                        .processValues(
                                () -> new RouteCandidate(pool, mapper),
                                Named.as("route-candidates"),
                                RepeatStore.NAME);
        Topic<Candidate> work = Topics.work(pool.pool());
        routed.flatMapValues(Routed::work, Named.as("take-work"))
                .to(work.name(), produced(work, "egress-work"));
        routed.flatMapValues(Routed::answers, Named.as("take-answers"))
                .map(
                        (genome, answer) -> KeyValue.pair(answer.getSearchId(), answer),
                        Named.as("key-answers-by-search"))
                .to(
                        Topics.MEASUREMENTS.name(),
                        produced(Topics.MEASUREMENTS, "egress-measurements"));
        return builder.build();
    }

    private KStream<String, Candidate> wanted(StreamsBuilder builder) {
        return ingest(builder, Topics.CANDIDATES, "ingest-candidates")
                .filter(
                        (searchId, candidate) ->
                                candidate != null
                                        && !CandidateMapper.wanted(candidate, pool.pool())
                                                .isEmpty(),
                        Named.as("select-candidates"))
                .processValues(HandOnRounds::new, Named.as("hand-on-rounds"))
                .selectKey(
                        (searchId, candidate) -> CandidateMapper.genome(candidate).toString(),
                        Named.as("key-candidates-by-genome"));
    }

    private KStream<String, Measurement> measured(StreamsBuilder builder) {
        return ingest(builder, Topics.MEASUREMENTS, "ingest-measurements")
                .filter(
                        (searchId, measurement) -> measurement != null && isOurs(measurement),
                        Named.as("select-measurements"))
                .selectKey(
                        (searchId, measurement) ->
                                GenomeMapper.toGenome(measurement.getGenome()).toString(),
                        Named.as("key-measurements-by-genome"));
    }

    private boolean isOurs(Measurement measurement) {
        return measurement.getPool().equals(pool.pool())
                && !measurement.getRepeat()
                && measurement.getResults().stream()
                        .anyMatch(result -> result.getOutcome() == Outcome.MEASURED);
    }

    private <V extends SpecificRecord> KStream<String, V> ingest(
            StreamsBuilder builder, Topic<V> topic, String node) {
        return builder.stream(
                topic.name(),
                Consumed.with(Serdes.String(), serdes.serde(topic.valueType())).withName(node));
    }

    private static <V extends SpecificRecord> KStream<String, V> byGenome(
            KStream<String, V> stream, Class<V> type, String name) {
        return stream.repartition(
                Repartitioned.<String, V>as(name)
                        .withKeySerde(Serdes.String())
                        .withValueSerde(new BinarySerde<>(type))
                        .withNumberOfPartitions(Topics.PARTITIONS));
    }

    private <V extends SpecificRecord> Produced<String, V> produced(Topic<V> topic, String node) {
        return Produced.with(Serdes.String(), serdes.serde(topic.valueType())).withName(node);
    }
}
