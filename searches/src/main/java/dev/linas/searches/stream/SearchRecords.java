package dev.linas.searches.stream;

import dev.linas.core.objective.Objective;
import dev.linas.core.registry.Suggestions;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.DeviceFront;
import dev.linas.core.search.Evaluation;
import dev.linas.core.search.SearchSpec;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.error.UserError;
import dev.linas.runtime.topic.TopicRecord;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.Archive;
import dev.linas.schemas.Command;
import dev.linas.schemas.CommandKind;
import dev.linas.schemas.Predictor;
import dev.linas.schemas.Round;
import dev.linas.schemas.Search;
import dev.linas.schemas.WantedMetrics;
import dev.linas.schemas.mapping.EvaluationMapper;
import dev.linas.schemas.topics.ImportedMark;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.SearchChange;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.result.AlsoMeasured;
import dev.linas.searches.text.Numbers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** The searches of a stream: reads where they stand, starts them, gives them commands. */
public final class SearchRecords {
    private final TopicSnapshot snapshot;
    private final RecordWriter writer;
    private final Clock clock;

    /** The searches of a stream; writes with the time of this machine. */
    public static SearchRecords at(Connection connection) {
        return new SearchRecords(
                new TopicSnapshot(connection), new RecordWriter(connection), Clock.systemUTC());
    }

    /**
     * @param clock gives the time stamps of new records
     */
    public SearchRecords(TopicSnapshot snapshot, RecordWriter writer, Clock clock) {
        this.snapshot = snapshot;
        this.writer = writer;
        this.clock = clock;
    }

    /** The outcome of starting a search. */
    public sealed interface Started {
        /**
         * Describes the outcome for people.
         *
         * @param spec what was to be started
         */
        String describe(SearchSpec spec);

        /**
         * The rows that a new search begins with, in words that follow "started"; empty if there
         * are none.
         */
        default String origin() {
            return "";
        }

        /** It is new, and was written as it stands here. */
        record New(Search search) implements Started {
            @Override
            public String describe(SearchSpec spec) {
                return "search '%s' started%s: budget %s evaluations; see './linas search show %s'"
                        .formatted(spec.id(), origin(), Numbers.limit(spec.budget()), spec.id());
            }

            @Override
            public String origin() {
                return search.getWarmStartSearch() == null
                        ? ""
                        : " from the front of '%s' (%d sub-networks)"
                                .formatted(
                                        search.getWarmStartSearch(),
                                        search.getStrategy().getWarmStart().size());
            }
        }

        /** It exists, and goes on as it is. */
        record Existing(SearchState state) implements Started {
            @Override
            public String describe(SearchSpec spec) {
                return "search '%s' exists already and is %s: %d of %s evaluations"
                        .formatted(
                                spec.id(),
                                state.describe(),
                                state.evaluations(),
                                Numbers.limit(state.budget()));
            }
        }

        /** It exists, and its budget was extended to that of the file. */
        record Extended(SearchState before, int budget) implements Started {
            @Override
            public String describe(SearchSpec spec) {
                return "search '%s' goes on: budget extended from %s to %d evaluations"
                        .formatted(spec.id(), Numbers.limit(before.budget()), budget);
            }
        }
    }

    /** Every search, by id. */
    public List<SearchState> all() {
        return states(id -> true);
    }

    /** One search; empty if there is none of that id. */
    public Optional<SearchState> find(String id) {
        return states(id::equals).stream().findFirst();
    }

    /**
     * One search that must exist.
     *
     * @throws UserError naming the id, and the closest there is
     */
    public SearchState get(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    /** The archive of a search after its last closed round; empty before the first. */
    public Optional<Archive> archive(String id) {
        return Optional.ofNullable(snapshot.latest(Topics.ARCHIVES, id::equals).get(id));
    }

    /** The closed rounds of a search, in their order, each as it was written last. */
    private List<Round> rounds(String id) {
        Map<Integer, Round> rounds = new TreeMap<>();
        snapshot.all(Topics.ROUNDS, id::equals)
                .forEach(entry -> rounds.put(entry.value().getNumber(), entry.value()));
        return List.copyOf(rounds.values());
    }

    /** The values that a search has measured beside its objectives. */
    public AlsoMeasured alsoMeasured(Search search) {
        if (search.getAlsoMeasured().isEmpty()) {
            return AlsoMeasured.NOTHING;
        }
        AlsoMeasuredFold fold = new AlsoMeasuredFold(search.getAlsoMeasured());
        snapshot.all(Topics.MEASUREMENTS, search.getSearchId()::equals)
                .forEach(entry -> fold.accept(entry.value()));
        return fold.result();
    }

    /** The predictors of a search, in the order of its objectives; those fitted so far. */
    public List<Predictor> predictors(Search search) {
        Map<String, Predictor> fitted =
                snapshot.latest(
                        Topics.PREDICTORS, key -> key.startsWith(search.getSearchId() + "/"));
        return search.getObjectives().stream()
                .map(o -> search.getSearchId() + "/" + Objective.id(o.getMetric(), o.getPool()))
                .filter(fitted::containsKey)
                .map(fitted::get)
                .toList();
    }

    /**
     * Starts the search of a file, or extends or goes on with the one that has its id.
     *
     * @throws UserError naming the field, if that one differs in anything but a larger budget; or
     *     if it is to begin with the front of a search that has none, or none that fits
     */
    public Started start(SearchFile file, String codeVersion) {
        return start(file, codeVersion, find(file.spec().id()));
    }

    /**
     * Likewise, for a caller that has looked.
     *
     * @param existing what {@link #find} gave for the id of the file
     * @throws UserError likewise
     */
    public Started start(SearchFile file, String codeVersion, Optional<SearchState> existing) {
        Search given = file.toRecord(clock.instant(), codeVersion);
        String id = given.getSearchId();
        if (existing.isEmpty()) {
            Search begun = given.getWarmStartSearch() == null ? given : warmStarted(file, given);
            writer.write(Topics.SEARCHES, id, begun);
            return new Started.New(begun);
        }
        SearchState state = existing.get();
        SearchChange change =
                SearchChange.compare(
                        state.search(),
                        state.budget(),
                        SearchChange.asRecordedFor(state.search(), file, given));
        if (change instanceof SearchChange.Differs differs) {
            throw new UserError(file.file() + ": " + differs.message(id));
        }
        if (change instanceof SearchChange.LargerBudget larger) {
            extend(id, larger.evaluations());
            return new Started.Extended(state, larger.evaluations());
        }
        return new Started.Existing(state);
    }

    private Search warmStarted(SearchFile file, Search given) {
        String other = given.getWarmStartSearch();
        try {
            return WarmStartFromSearch.of(given, get(other).search(), archive(other), List.of());
        } catch (UserError e) {
            throw new UserError(file.file() + ": 'warm_start.search': " + e.getMessage(), e);
        }
    }

    /**
     * Tells a search to pause, to resume or to stop.
     *
     * @throws UserError saying where the search stands, if the command makes no sense there
     */
    public void send(SearchState state, CommandKind kind) {
        state.requireSenseOf(kind);
        refuseImported(state.search().getSearchId());
        send(command(state.search().getSearchId(), kind).build());
    }

    /**
     * Has a failed search go on. Its record is written again too, for a proposer that could not
     * begin it.
     *
     * @throws UserError saying where the search stands, if it has not failed
     */
    public void retry(SearchState state) {
        send(state, CommandKind.RETRY);
        writer.write(Topics.SEARCHES, state.search().getSearchId(), state.search());
    }

    /**
     * Allows a larger budget.
     *
     * @throws UserError if the search was imported
     */
    public void extend(String id, int evaluations) {
        refuseImported(id);
        send(command(id, CommandKind.EXTEND_BUDGET).setBudget(evaluations).build());
    }

    /**
     * Lets a further pool measure every later candidate.
     *
     * @throws UserError if the search was imported
     */
    public void addPool(String id, String pool, List<String> metrics) {
        refuseImported(id);
        send(
                command(id, CommandKind.ADD_POOL)
                        .setAddedPool(new WantedMetrics(pool, List.copyOf(metrics)))
                        .build());
    }

    /**
     * Starts the search of a device that joins.
     *
     * @param other id of the search that it joins
     * @return the record of the device's search
     * @throws UserError if there is no such search, it cannot be joined, or the device's search
     *     exists already
     */
    public Search join(String other, JoiningDevice device, String codeVersion) {
        SearchState joined = get(other);
        String id = device.idBeside(other);
        find(id).ifPresent(
                        there -> {
                            throw new UserError(
                                    ("search '%s' exists already and is %s;"
                                                    + " 'linas search extend %s N' has it go on")
                                            .formatted(id, there.describe(), id));
                        });
        Search begun =
                device.search(
                        joined.search(),
                        archive(other),
                        rounds(other),
                        clock.instant(),
                        codeVersion);
        writer.write(Topics.SEARCHES, id, begun);
        return begun;
    }

    private Command.Builder command(String id, CommandKind kind) {
        return Command.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setSearchId(id)
                .setIssuedAt(clock.instant())
                .setKind(kind);
    }

    private void send(Command command) {
        writer.write(Topics.COMMANDS, command.getSearchId(), command);
    }

    /** The apps do not know a search that was copied from a log file. */
    private void refuseImported(String id) {
        snapshot.eachStored(
                Topics.SEARCHES,
                id::equals,
                (stored, search) -> {
                    if (ImportedMark.isSet(stored.headers())) {
                        throw new UserError(
                                ("search '%s' was imported from a log file: it can be looked at,"
                                     + " not run; a new search with 'warm_start: {search: %s}'"
                                     + " begins with its front")
                                        .formatted(id, id));
                    }
                });
    }

    private List<SearchState> states(Predicate<String> ids) {
        try (TopicSnapshot topics = snapshot.forSeveral()) {
            return states(topics, ids);
        }
    }

    private static List<SearchState> states(TopicSnapshot topics, Predicate<String> ids) {
        Map<String, Search> searches = topics.latest(Topics.SEARCHES, ids);
        if (searches.isEmpty()) {
            return List.of();
        }
        Map<String, Round> rounds = topics.latest(Topics.ROUNDS, searches::containsKey);
        List<TopicRecord<Command>> commands = topics.all(Topics.COMMANDS, searches::containsKey);
        List<SearchState> states = new ArrayList<>();
        searches.forEach(
                (id, search) ->
                        states.add(
                                new SearchState(
                                        search,
                                        Optional.ofNullable(rounds.get(id)),
                                        commands.stream()
                                                .filter(entry -> entry.key().equals(id))
                                                .map(TopicRecord::value)
                                                .toList())));
        return states;
    }

    private UserError unknown(String id) {
        List<String> known = List.copyOf(snapshot.latest(Topics.SEARCHES, key -> true).keySet());
        return new UserError(
                "there is no search '%s'%s; './linas search list' names those there are"
                        .formatted(id, Suggestions.didYouMean(id, known)));
    }

    /** Every evaluation of the closed rounds of a search. */
    public List<Evaluation> evaluations(String id) {
        Map<CandidateId, Evaluation> byCandidate = new LinkedHashMap<>();
        for (TopicRecord<Round> entry : snapshot.all(Topics.ROUNDS, id::equals)) {
            entry.value()
                    .getRows()
                    .forEach(
                            row -> {
                                Evaluation read = EvaluationMapper.toEvaluation(row);
                                byCandidate.put(read.id(), read);
                            });
        }
        return List.copyOf(byCandidate.values());
    }

    /**
     * The front of a device of a search with objectives per pool.
     *
     * @throws UserError naming the option {@code --device}, if there is none of that name
     */
    public static DeviceFront device(SearchSpec spec, String name) {
        Map<String, DeviceFront> devices = DeviceFront.byDevice(spec.objectives());
        if (devices.isEmpty()) {
            throw new UserError(
                    "--device is '%s', but search '%s' has one front; leave --device out"
                            .formatted(name, spec.id()));
        }
        if (!devices.containsKey(name)) {
            throw new UserError(
                    "--device is '%s'; expected one of %s%s"
                            .formatted(
                                    name,
                                    String.join(", ", devices.keySet()),
                                    Suggestions.didYouMean(name, devices.keySet())));
        }
        return devices.get(name);
    }
}
