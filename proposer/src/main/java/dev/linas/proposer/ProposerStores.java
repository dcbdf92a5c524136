package dev.linas.proposer;

import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.proposer.tactic.Proposal;
import dev.linas.schemas.Round;
import dev.linas.schemas.Row;
import dev.linas.schemas.Search;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.serde.BinarySerde;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The memory of the proposer about its searches: one entry per search, evaluation and proposed
 * genome, read by prefix. A search id holds no slash, so {@code id/} begins the keys of one search
 * only.
 */
final class ProposerStores {
    static final String SEARCHES = "searches-by-id";
    static final String EVALUATIONS = "evaluations-by-place";
    static final String ATTEMPTS = "attempts-by-genome";
    static final String PROGRESS = "progress-by-search";
    static final String WAITING = "rounds-by-place";

    private final KeyValueStore<String, Search> searches;
    private final KeyValueStore<String, Row> evaluations;
    private final KeyValueStore<String, Integer> attempts;
    private final KeyValueStore<String, Integer> progress;
    private final KeyValueStore<String, Round> waiting;

    /** The stores of one task; used on its stream thread only. */
    ProposerStores(ProcessingContext context) {
        this.searches = context.getStateStore(SEARCHES);
        this.evaluations = context.getStateStore(EVALUATIONS);
        this.attempts = context.getStateStore(ATTEMPTS);
        this.progress = context.getStateStore(PROGRESS);
        this.waiting = context.getStateStore(WAITING);
    }

    /** Builders of all stores that the proposer needs. */
    static Set<StoreBuilder<?>> stores() {
        return new LinkedHashSet<>(
                List.of(
                        store(SEARCHES, new BinarySerde<>(Search.class)),
                        store(EVALUATIONS, new BinarySerde<>(Row.class)),
                        store(ATTEMPTS, Serdes.Integer()),
                        store(PROGRESS, Serdes.Integer()),
                        store(WAITING, new BinarySerde<>(Round.class))));
    }

    /** The search of that id, if its record has arrived. */
    Optional<Search> search(String searchId) {
        return Optional.ofNullable(searches.get(searchId));
    }

    /** Number of the last round proposed; -1 before the first. */
    int lastRound(String searchId) {
        Integer round = progress.get(searchId);
        return round == null ? -1 : round;
    }

    /** All evaluations known of a search, by (round, index). */
    List<Evaluation> evaluations(String searchId) {
        return byPrefix(evaluations, searchId).values().stream()
                .map(EvaluationMapper::toEvaluation)
                .toList();
    }

    /** How often each genome was proposed in a search. */
    Map<Genome, Integer> attempts(String searchId) {
        Map<Genome, Integer> result = new LinkedHashMap<>();
        byPrefix(attempts, searchId)
                .forEach(
                        (key, count) ->
                                result.put(
                                        Genome.parse(key.substring(searchId.length() + 1)), count));
        return result;
    }

    /** Rounds that arrived before their search, by number. */
    List<Round> waiting(String searchId) {
        return List.copyOf(byPrefix(waiting, searchId).values());
    }

    void open(Search search) {
        searches.put(search.getSearchId(), search);
    }

    /** Keeps a round whose search has not arrived. */
    void postpone(Round round) {
        waiting.put(place(round.getSearchId(), round.getNumber(), 0), round);
    }

    /** Forgets a round that was postponed. */
    void release(Round round) {
        waiting.delete(place(round.getSearchId(), round.getNumber(), 0));
    }

    void addRows(Round round) {
        for (Row row : round.getRows()) {
            evaluations.put(place(round.getSearchId(), row.getRound(), row.getIndex()), row);
        }
    }

    void addProposals(String searchId, int round, List<Proposal> proposals) {
        progress.put(searchId, round);
        for (Proposal proposal : proposals) {
            String key = searchId + "/" + proposal.genome();
            Integer before = attempts.get(key);
            attempts.put(key, before == null ? 1 : before + 1);
        }
    }

    private static String place(String searchId, int round, int index) {
        return "%s/%010d/%010d".formatted(searchId, round, index);
    }

    private static <V> Map<String, V> byPrefix(KeyValueStore<String, V> store, String searchId) {
        Map<String, V> entries = new LinkedHashMap<>();
        try (KeyValueIterator<String, V> all =
                store.prefixScan(searchId + "/", new StringSerializer())) {
            all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
        }
        return entries;
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), values);
    }
}
