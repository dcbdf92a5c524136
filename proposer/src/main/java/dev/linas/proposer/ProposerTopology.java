package dev.linas.proposer;

import dev.linas.schemas.Candidate;
import dev.linas.schemas.Command;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.serde.WireSerdes;
import dev.linas.schemas.topics.Topics;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Searches and closed rounds in, candidates out, and a command where a search cannot go on. Both
 * inputs are keyed by search and co-partitioned, so one task holds all that it needs of its
 * searches.
 */
public final class ProposerTopology implements Supplier<Topology> {
    static final String EGRESS_CANDIDATES = "egress-candidates";
    static final String EGRESS_COMMANDS = "egress-commands";

    private final WireSerdes serdes;
    private final String codeVersion;

    /**
     * @param serdes wire format of the topics
     * @param codeVersion version of Linas that candidates name as their origin
     */
    public ProposerTopology(WireSerdes serdes, String codeVersion) {
        this.serdes = serdes;
        this.codeVersion = codeVersion;
    }

    @Override
    public Topology get() {
        Set<StoreBuilder<?>> stores = ProposerStores.stores();
        ProposalMapper mapper = new ProposalMapper(codeVersion);
        return new Topology()
                .addSource(
                        "ingest-searches",
                        Serdes.String().deserializer(),
                        serdes.serde(Search.class).deserializer(),
                        Topics.SEARCHES.name())
                .addSource(
                        "ingest-rounds",
                        Serdes.String().deserializer(),
                        serdes.serde(Round.class).deserializer(),
                        Topics.ROUNDS.name())
                .addProcessor(
                        "begin-search",
                        CandidateProcessor.supplier(mapper, stores, ProposalService::begin),
                        "ingest-searches")
                .addProcessor(
                        "answer-round",
                        CandidateProcessor.supplier(mapper, stores, ProposalService::answer),
                        "ingest-rounds")
                .addSink(
                        EGRESS_CANDIDATES,
                        Topics.CANDIDATES.name(),
                        Serdes.String().serializer(),
                        serdes.serde(Candidate.class).serializer(),
                        "begin-search",
                        "answer-round")
                .addSink(
                        EGRESS_COMMANDS,
                        Topics.COMMANDS.name(),
                        Serdes.String().serializer(),
                        serdes.serde(Command.class).serializer(),
                        "begin-search",
                        "answer-round");
    }
}
