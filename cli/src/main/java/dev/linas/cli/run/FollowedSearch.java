package dev.linas.cli.run;

import dev.linas.runtime.config.Connection;
import dev.linas.searches.stream.SearchFollower;
import dev.linas.searches.stream.SearchProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Follows a search on the stream and shows its progress until it has ended. */
public final class FollowedSearch {
    private static final Duration POLL = Duration.ofMillis(100);

    private FollowedSearch() {}

    /** Looks, between two polls, whether to go on. */
    public interface Watch {
        /**
         * @throws InterruptedException if nobody is to follow any longer
         */
        void look() throws InterruptedException;
    }

    /**
     * Follows it.
     *
     * @param progress hears of everything
     * @throws InterruptedException if the watch says so
     */
    public static void follow(
            Connection connection, SearchProgress progress, PrintWriter err, Watch watch)
            throws InterruptedException {
        try (SearchFollower follower =
                new SearchFollower(connection, progress.spec().id(), progress)) {
            follower.catchUp();
            try (ProgressDisplay display =
                    new ProgressDisplay(
                            err, Boolean.getBoolean("linas.terminal"), progress, Instant.now())) {
                display.show(Instant.now());
                while (!progress.finished()) {
                    follower.poll(POLL);
                    display.show(Instant.now());
                    watch.look();
                }
                follower.catchUp(); // the last round may have overtaken its last measurement
                display.show(Instant.now());
            }
        }
    }
}
