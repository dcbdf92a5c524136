package dev.linas.trainer.progress;

import dev.linas.core.search.SearchSpec;
import java.util.List;

/** Closes an open round: {@link RoundClosing#of}, or what takes its place. Pure. */
@FunctionalInterface
public interface RoundCloser {
    /**
     * Closes a round.
     *
     * @param candidates all candidates of the search, by (round, index)
     * @param now timestamp of what closes it, milliseconds since the epoch
     */
    RoundClosing close(
            SearchSpec spec,
            Progress progress,
            ClosingCause cause,
            List<TrackedCandidate> candidates,
            long now);
}
