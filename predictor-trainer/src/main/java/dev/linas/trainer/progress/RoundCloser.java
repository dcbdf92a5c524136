package dev.linas.trainer.progress;

import dev.linas.core.search.SearchSpec;

/** Closes an open round: {@link RoundClosing#of}, or what takes its place. Pure. */
@FunctionalInterface
public interface RoundCloser {
    /**
     * Closes a round.
     *
     * @param rows what the search has come to
     * @param now timestamp of what closes it, milliseconds since the epoch
     */
    RoundClosing close(
            SearchSpec spec, Progress progress, ClosingCause cause, SearchRows rows, long now);
}
