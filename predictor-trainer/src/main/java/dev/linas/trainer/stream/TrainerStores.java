package dev.linas.trainer.stream;

import dev.linas.schemas.Command;
import dev.linas.schemas.Search;
import dev.linas.schemas.serde.BinarySerde;
import dev.linas.trainer.state.ProgressState;
import dev.linas.trainer.state.TrackedCandidateState;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The state stores: their names, and how they are built. One entry per search, row or command. */
final class TrainerStores {
    /** Key searchId, value {@link Search}. */
    static final String SEARCHES = "searches-by-id";

    /** Key searchId/round/index, value {@link TrackedCandidateState}. */
    static final String CANDIDATES = "candidates-by-index";

    /** Key searchId, value {@link ProgressState}. */
    static final String PROGRESS = "progress-by-search";

    /** Key searchId/commandId, value timestamp of the command that was applied. */
    static final String COMMAND_IDS = "timestamps-by-command";

    /** Key searchId/offset, value {@link Command} that waits for its search. */
    static final String WAITING_COMMANDS = "waiting-commands-by-offset";

    private TrainerStores() {}

    /** Builders of all stores: persistent, with changelog, without cache. */
    static List<StoreBuilder<?>> builders() {
        return List.of(
                avro(SEARCHES, Search.class),
                avro(CANDIDATES, TrackedCandidateState.class),
                avro(PROGRESS, ProgressState.class),
                persistent(COMMAND_IDS, Serdes.Long()),
                avro(WAITING_COMMANDS, Command.class));
    }

    private static <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> avro(
            String name, Class<V> type) {
        return persistent(name, new BinarySerde<>(type));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> persistent(
            String name, Serde<V> serde) {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(name), Serdes.String(), serde)
                .withCachingDisabled();
    }
}
