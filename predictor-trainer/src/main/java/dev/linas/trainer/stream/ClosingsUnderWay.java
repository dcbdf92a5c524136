package dev.linas.trainer.stream;

import dev.linas.trainer.progress.ClosingCause;
import dev.linas.trainer.progress.Progress;
import dev.linas.trainer.progress.RoundCloser;
import dev.linas.trainer.progress.RoundClosing;
import dev.linas.trainer.progress.SearchRows;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The rounds of one task that are being closed on other threads, at most one of a search: a slow
 * fit of one search then holds up no other, and no transaction. Used by the stream thread alone.
 */
final class ClosingsUnderWay {
    /**
     * One of them.
     *
     * @param search the search
     * @param cause why the round closes
     * @param now timestamp of what closes it, milliseconds since the epoch
     * @param origin the record that closes it; empty where the clock does
     * @param result what comes out
     */
    record Closing(
            KnownSearch search,
            ClosingCause cause,
            long now,
            Optional<RecordMetadata> origin,
            CompletableFuture<RoundClosing> result) {
        String searchId() {
            return search.spec().id();
        }
    }

    private final RoundCloser closer;
    private final Executor executor;
    private final Map<String, Closing> bySearch = new LinkedHashMap<>();

    /**
     * @param closer closes rounds, on the threads of the executor
     */
    ClosingsUnderWay(RoundCloser closer, Executor executor) {
        this.closer = closer;
        this.executor = executor;
    }

    /** Begins to close a round as the search stands now. */
    void begin(
            KnownSearch search,
            Progress progress,
            ClosingCause cause,
            SearchRows rows,
            long now,
            Optional<RecordMetadata> origin) {
        CompletableFuture<RoundClosing> result =
                CompletableFuture.supplyAsync(
                        () -> closer.close(search.spec(), progress, cause, rows, now), executor);
        bySearch.put(search.spec().id(), new Closing(search, cause, now, origin, result));
    }

    /** Whether a round of a search is being closed. */
    boolean has(String searchId) {
        return bySearch.containsKey(searchId);
    }

    /** Whether none is. */
    boolean isEmpty() {
        return bySearch.isEmpty();
    }

    /** Searches whose closing has come to its end, in the order in which it was begun. */
    List<String> done() {
        return bySearch.values().stream()
                .filter(closing -> closing.result().isDone())
                .map(Closing::searchId)
                .toList();
    }

    /**
     * Takes the closing of a search that is done, or will be within a time.
     *
     * @return empty if it takes longer
     */
    Optional<Closing> take(String searchId, Duration patience) {
        Closing closing = bySearch.get(searchId);
        if (!isDone(closing.result(), patience)) {
            return Optional.empty();
        }
        bySearch.remove(searchId);
        return Optional.of(closing);
    }

    private static boolean isDone(CompletableFuture<RoundClosing> result, Duration patience) {
        try {
            result.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Forgets all of them; what is computed still is of no use to anybody. */
    void clear() {
        bySearch.values().forEach(closing -> closing.result().cancel(true));
        bySearch.clear();
    }
}
