package dev.linas.trainer.stream;

import dev.linas.schemas.Command;
import dev.linas.schemas.Search;
import dev.linas.trainer.progress.CandidateKey;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.RoundPolicy;
import dev.linas.trainer.progress.TrackedCandidate;
import dev.linas.trainer.state.ProgressState;
import dev.linas.trainer.state.TrackedCandidateState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores of one task in the trainer's own terms. Every processor of the task has one; the only
 * heap cache, of parsed searches, is of immutable values and filled on demand. Not thread-safe.
 */
final class SearchStores {
    private final KeyValueStore<String, Search> searches;
    private final KeyValueStore<String, TrackedCandidateState> candidates;
    private final KeyValueStore<String, ProgressState> progress;
    private final KeyValueStore<String, Long> commandIds;
    private final KeyValueStore<String, Command> waitingCommands;
    private final Map<String, KnownSearch> parsed = new HashMap<>();

    SearchStores(ProcessingContext context) {
        this.searches = context.getStateStore(TrainerStores.SEARCHES);
        this.candidates = context.getStateStore(TrainerStores.CANDIDATES);
        this.progress = context.getStateStore(TrainerStores.PROGRESS);
        this.commandIds = context.getStateStore(TrainerStores.COMMAND_IDS);
        this.waitingCommands = context.getStateStore(TrainerStores.WAITING_COMMANDS);
    }

    /** The record of a search, if it has arrived. */
    Optional<Search> record(String searchId) {
        return Optional.ofNullable(searches.get(searchId));
    }

    /** A search, if it has arrived. */
    Optional<KnownSearch> search(String searchId) {
        KnownSearch known = parsed.get(searchId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<KnownSearch> found = record(searchId).map(KnownSearch::of);
        found.ifPresent(search -> parsed.put(searchId, search));
        return found;
    }

    /** When rounds of a search that has arrived may close early; its space is not parsed. */
    RoundPolicy policy(String searchId) {
        KnownSearch known = parsed.get(searchId);
        return known == null ? KnownSearch.policy(record(searchId).orElseThrow()) : known.policy();
    }

    void put(Search search) {
        searches.put(search.getSearchId(), search);
    }

    Optional<TrackedCandidate> candidate(CandidateKey key) {
        return Optional.ofNullable(candidates.get(key.stored()))
                .map(state -> StateMapper.toCandidate(key.searchId(), state));
    }

    /** All candidates of a search, by (round, index). Cost: one read per candidate. */
    List<TrackedCandidate> candidates(String searchId) {
        return candidates(searchId, CandidateKey.prefix(searchId));
    }

    /** The candidates of a round, by index. */
    List<TrackedCandidate> candidates(String searchId, int round) {
        return candidates(searchId, CandidateKey.prefix(searchId, round));
    }

    private List<TrackedCandidate> candidates(String searchId, String prefix) {
        List<TrackedCandidate> all = new ArrayList<>();
        try (KeyValueIterator<String, TrackedCandidateState> entries =
                candidates.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(e -> all.add(StateMapper.toCandidate(searchId, e.value)));
        }
        return all;
    }

    void put(TrackedCandidate candidate) {
        candidates.put(candidate.key().stored(), StateMapper.toState(candidate));
    }

    /** Progress of a search; empty exactly as long as the search has not arrived. */
    Optional<Progress> progress(String searchId) {
        return Optional.ofNullable(progress.get(searchId))
                .map(state -> StateMapper.toProgress(searchId, state));
    }

    void put(Progress changed) {
        progress.put(changed.searchId(), StateMapper.toState(changed));
    }

    /** Identities of all searches that have arrived. */
    List<String> searchIds() {
        return searchIds(known -> true);
    }

    /** Identities of the searches that are not finished. */
    List<String> openSearchIds() {
        return searchIds(known -> known.getFinishReason() == null);
    }

    private List<String> searchIds(Predicate<ProgressState> wanted) {
        List<String> ids = new ArrayList<>();
        try (KeyValueIterator<String, ProgressState> entries = progress.all()) {
            entries.forEachRemaining(
                    entry -> {
                        if (wanted.test(entry.value)) {
                            ids.add(entry.key);
                        }
                    });
        }
        return ids;
    }

    /** Whether a command of this identity was applied or refused. */
    boolean isSeen(Command command) {
        return commandIds.get(idKey(command)) != null;
    }

    void putSeen(Command command) {
        commandIds.put(idKey(command), command.getIssuedAt().toEpochMilli());
    }

    private static String idKey(Command command) {
        return CandidateKey.prefix(command.getSearchId()) + command.getCommandId();
    }

    /** Keeps a command until its search arrives. */
    void keep(Command command, long offset) {
        waitingCommands.put(
                CandidateKey.prefix(command.getSearchId()) + "%016x".formatted(offset), command);
    }

    /** Takes the kept commands of a search, in the order of their offsets. */
    void takeWaiting(String searchId, Consumer<Command> action) {
        List<String> keys = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        try (KeyValueIterator<String, Command> entries =
                waitingCommands.prefixScan(CandidateKey.prefix(searchId), new StringSerializer())) {
            entries.forEachRemaining(
                    entry -> {
                        keys.add(entry.key);
                        commands.add(entry.value);
                    });
        }
        keys.forEach(waitingCommands::delete);
        commands.forEach(action);
    }
}
