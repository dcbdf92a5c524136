package dev.linas.evaluator.router;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Commits what a processor has forwarded: the first record at once, since somebody waits for it,
 * those that come right behind in batches that double, since a transaction costs as much as the
 * processing of hundreds of records. What is left is committed a moment later. Used by one stream
 * thread.
 */
final class GrowingCommits {
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final int LARGEST = 128;

    private final ProcessingContext context;
    private int batch = 1;
    private int waiting;
    private Optional<Cancellable> clock = Optional.empty();

    GrowingCommits(ProcessingContext context) {
        this.context = context;
    }

    /** A record has been forwarded. */
    void passed() {
        waiting++;
        if (clock.isEmpty()) { // not for ever: after each look Streams commits, if in vain
            clock =
                    Optional.of(
                            context.schedule(
                                    MOMENT,
                                    PunctuationType.WALL_CLOCK_TIME,
                                    now -> momentPassed()));
        }
        if (waiting >= batch) {
            commit();
            batch = Math.min(LARGEST, 2 * batch);
        }
    }

    private void momentPassed() {
        if (waiting == 0) {
            batch = 1;
            clock.ifPresent(Cancellable::cancel);
            clock = Optional.empty();
        } else {
            commit();
        }
    }

    private void commit() {
        context.commit();
        waiting = 0;
    }
}
