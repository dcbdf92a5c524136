package dev.linas.trainer.stream;

import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topic;
import dev.linas.schemas.topics.Topics;
import dev.linas.trainer.progress.RoundCloser;
import dev.linas.trainer.progress.RoundClosing;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The predictor-trainer: searches, commands, candidates and measurements in; rounds, predictors and
 * archives out. One sub-topology, all of it keyed by searchId, so every record of a search meets
 * the same task. The order in which the four topics arrive does not matter.
 */
public final class TrainerTopology implements Supplier<Topology> {
    /** Name of the app and of its consumer group. */
    public static final String APPLICATION_ID = "linas-predictor-trainer";

    private final WireSerdes serdes;
    private final String codeVersion;
    private final RoundCloser closer;
    private final Executor closing;

    /**
     * Rounds are closed on threads of its own, which end by themselves.
     *
     * @param serdes format of the records on the topics
     * @param codeVersion version of Linas that rounds name
     */
    public TrainerTopology(WireSerdes serdes, String codeVersion) {
        this(serdes, codeVersion, RoundClosing::of, ClosingThreads.start());
    }

    /** A topology that closes rounds in another way, for tests. */
    TrainerTopology(WireSerdes serdes, String codeVersion, RoundCloser closer, Executor closing) {
        this.closer = closer;
        this.closing = closing;
        this.serdes = Objects.requireNonNull(serdes);
        this.codeVersion = Objects.requireNonNull(codeVersion);
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        ingest(topology, TrainerNodes.INGEST_SEARCHES, Topics.SEARCHES);
        ingest(topology, TrainerNodes.INGEST_COMMANDS, Topics.COMMANDS);
        ingest(topology, TrainerNodes.INGEST_CANDIDATES, Topics.CANDIDATES);
        ingest(topology, TrainerNodes.INGEST_MEASUREMENTS, Topics.MEASUREMENTS);
        topology.addProcessor(
                TrainerNodes.REGISTER_SEARCHES,
                () -> new RegisterSearches(codeVersion),
                TrainerNodes.INGEST_SEARCHES);
        topology.addProcessor(
                TrainerNodes.APPLY_COMMANDS,
                ApplyCommands::new,
                TrainerNodes.INGEST_COMMANDS,
                TrainerNodes.REGISTER_SEARCHES);
        topology.addProcessor(
                TrainerNodes.TRACK_CANDIDATES,
                TrackCandidates::new,
                TrainerNodes.INGEST_CANDIDATES);
        topology.addProcessor(
                TrainerNodes.GATHER_RESULTS, GatherResults::new, TrainerNodes.INGEST_MEASUREMENTS);
        topology.addProcessor(
                TrainerNodes.CLOSE_ROUNDS,
                () -> new CloseRounds(closer, closing, codeVersion),
                TrainerNodes.REGISTER_SEARCHES,
                TrainerNodes.APPLY_COMMANDS,
                TrainerNodes.TRACK_CANDIDATES,
                TrainerNodes.GATHER_RESULTS);
        for (StoreBuilder<?> store : TrainerStores.builders()) {
            topology.addStateStore(
                    store,
                    TrainerNodes.REGISTER_SEARCHES,
                    TrainerNodes.APPLY_COMMANDS,
                    TrainerNodes.TRACK_CANDIDATES,
                    TrainerNodes.GATHER_RESULTS,
                    TrainerNodes.CLOSE_ROUNDS);
        }
        egress(
                topology,
                TrainerNodes.EGRESS_PREDICTORS,
                Topics.PREDICTORS,
                TrainerNodes.CLOSE_ROUNDS);
        egress(
                topology,
                TrainerNodes.EGRESS_DEAD_LETTERS,
                Topics.DEAD_LETTERS,
                TrainerNodes.CLOSE_ROUNDS);
        egress(topology, TrainerNodes.EGRESS_ARCHIVES, Topics.ARCHIVES, TrainerNodes.CLOSE_ROUNDS);
        egress(
                topology,
                TrainerNodes.EGRESS_ROUNDS,
                Topics.ROUNDS,
                TrainerNodes.REGISTER_SEARCHES,
                TrainerNodes.CLOSE_ROUNDS);
        return topology;
    }

    private <V extends SpecificRecord> void ingest(Topology topology, String node, Topic<V> topic) {
        topology.addSource(
                node,
                Serdes.String().deserializer(),
                serdes.serde(topic.valueType()).deserializer(),
                topic.name());
    }

    private <V extends SpecificRecord> void egress(
            Topology topology, String node, Topic<V> topic, String... from) {
        topology.addSink(
                node,
                topic.name(),
                Serdes.String().serializer(),
                serdes.serde(topic.valueType()).serializer(),
                from);
    }
}
