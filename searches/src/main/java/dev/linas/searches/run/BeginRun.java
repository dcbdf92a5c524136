package dev.linas.searches.run;

import dev.linas.runtime.CodeVersion;
import dev.linas.runtime.config.Connection;
import dev.linas.runtime.topic.TopicRecord;
import dev.linas.runtime.topic.TopicSnapshot;
import dev.linas.schemas.topics.Topics;
import dev.linas.searches.file.SearchFile;
import dev.linas.searches.stream.RecordWriter;
import dev.linas.searches.stream.ResumedMeters;
import dev.linas.searches.stream.SearchProgress;
import dev.linas.searches.stream.SearchRecords;
import dev.linas.searches.stream.SearchState;
import dev.linas.searches.text.Numbers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Begins the search of a file on the stream, or goes on with it. */
public final class BeginRun {
    private final Connection connection;
    private final Clock clock;
    private final Consumer<String> notes;

    /**
     * @param clock gives the time stamps of records
     * @param notes hears, a line each, what is done with the search
     */
    public BeginRun(Connection connection, Clock clock, Consumer<String> notes) {
        this.connection = connection;
        this.clock = clock;
        this.notes = notes;
    }

    /**
     * Starts, extends or retries the search where that is due.
     *
     * @param fingerprints of the meters, by pool
     * @param retry whether a search that failed goes on
     * @param acceptChanged whether meters may have changed since
     * @return its progress, before anything of it is read
     * @throws dev.linas.runtime.error.UserError if the search is another by now, or its meters have
     *     changed
     */
    public SearchProgress begin(
            SearchFile search,
            Map<String, String> fingerprints,
            boolean retry,
            boolean acceptChanged) {
        TopicSnapshot snapshot = new TopicSnapshot(connection);
        SearchRecords searches = new SearchRecords(snapshot, new RecordWriter(connection), clock);
        String id = search.spec().id();
        Optional<SearchState> found = searches.find(id);
        if (!acceptChanged && found.filter(state -> retry || goesOn(state, search)).isPresent()) {
            ResumedMeters.check(
                    id,
                    snapshot.all(Topics.MEASUREMENTS, id::equals).stream()
                            .map(TopicRecord::value)
                            .toList(),
                    fingerprints);
        }
        SearchRecords.Started started = searches.start(search, CodeVersion.current(), found);
        if (started instanceof SearchRecords.Started.Existing existing) {
            SearchState state = existing.state();
            notes.accept("search '%s' exists and is %s".formatted(id, state.describe()));
            if (state.phase() == SearchState.Lifecycle.PAUSED) {
                notes.accept("it goes on after 'linas search resume %s'".formatted(id));
            }
            SearchProgress progress = progress(search, state.budget());
            if (retry) {
                searches.retry(state);
                state.lastRound().ifPresent(progress::retriedAfter);
                notes.accept("search '%s' is retried".formatted(id));
            }
            return progress;
        }
        if (started instanceof SearchRecords.Started.Extended extended) {
            notes.accept(
                    "search '%s' goes on: budget extended to %d evaluations"
                            .formatted(id, extended.budget()));
            return progress(search, OptionalInt.of(extended.budget()));
        }
        OptionalInt budget = search.spec().budget();
        notes.accept(
                "search '%s' started%s: space %s, budget %s evaluations"
                        .formatted(
                                id,
                                started.origin(),
                                search.spec().space().name(),
                                Numbers.limit(budget)));
        return progress(search, budget);
    }

    private static SearchProgress progress(SearchFile search, OptionalInt budget) {
        return new SearchProgress(search.spec(), budget, search.alsoMeasured());
    }

    /** Whether a search that exists will measure anything more. */
    private static boolean goesOn(SearchState state, SearchFile search) {
        return state.phase() != SearchState.Lifecycle.FINISHED
                || search.spec().budget().orElse(0) > state.budget().orElse(0);
    }
}
