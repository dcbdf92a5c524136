package dev.linas.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.config.Document;
import dev.linas.core.config.Format;
import dev.linas.core.search.CandidateId;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.SearchMapper;
import dev.linas.searches.export.BundledFiles;
import dev.linas.searches.export.ExportPool;
import dev.linas.searches.export.ExportedValues;
import dev.linas.searches.export.NamedGenome;
import dev.linas.searches.export.NetworkMaker;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.supernet.family.NetworkDescription;
import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.tasks.catalog.Tasks;
import java.util.Optional;

/** The networks of candidates: layer by layer, and as ONNX files. Thread-safe. */
final class CandidateNetworks {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final TopicSnapshot snapshot;
    private final SearchRecords searches;

    CandidateNetworks(TopicSnapshot snapshot, SearchRecords searches) {
        this.snapshot = snapshot;
        this.searches = searches;
    }

    /**
     * The layers of a candidate.
     *
     * @throws UserError if there is no such candidate, or no super-network is known for its space
     */
    ObjectNode layers(String id, int round, int index) {
        Search search = searches.get(id).search();
        SearchSpace space = SearchMapper.toSpec(search).space();
        NetworkPlan plan = plan(search, space, genome(id, round, index));
        ObjectNode node = NODES.objectNode();
        node.put("macs", plan.macs());
        node.put("params", plan.params());
        ArrayNode layers = node.putArray("layers");
        for (NetworkLayer layer : plan.layers()) {
            layers.addObject()
                    .put("name", layer.name())
                    .put("macs", layer.macs())
                    .put("params", layer.params());
        }
        return node;
    }

    /**
     * The ONNX file of a candidate, as {@code linas export} writes it.
     *
     * @throws UserError if there is no such candidate, or no weights for it here
     */
    byte[] onnx(String id, int round, int index) {
        Search search = searches.get(id).search();
        SearchSpace space = SearchMapper.toSpec(search).space();
        Genome genome = genome(id, round, index);
        return maker(search, space).onnx(genome, ExportedValues.of(snapshot, id, genome));
    }

    private Genome genome(String id, int round, int index) {
        return NamedGenome.ofCandidate(snapshot, id, new CandidateId(round, index));
    }

    /**
     * Counting layers needs no weights where the super-network comes with Linas, and the pools run
     * it as it is.
     */
    private static NetworkPlan plan(Search search, SearchSpace space, Genome genome) {
        Optional<NetworkDescription> known = Tasks.NETWORKS.forSpace(space.name());
        boolean isChanged =
                search.getPools().values().stream()
                        .map(text -> Document.parse("pool", text, Format.JSON).json())
                        .anyMatch(pool -> pool.has("network") || pool.has("resolution"));
        return known.isPresent() && !isChanged
                ? known.get().planner(space).plan(genome)
                : maker(search, space).plan(genome);
    }

    private static NetworkMaker maker(Search search, SearchSpace space) {
        return NetworkMaker.open(
                space,
                ExportPool.of(
                        space,
                        search.getPools(),
                        BundledFiles.folderOf(space.name()),
                        ExportPool.Overrides.NONE));
    }
}
