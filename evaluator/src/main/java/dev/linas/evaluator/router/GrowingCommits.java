package dev.linas.evaluator.router;

import java.time.Duration;
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

    GrowingCommits(ProcessingContext context) {
        this.context = context;
        var unused =
                context.schedule(MOMENT, PunctuationType.WALL_CLOCK_TIME, now -> momentPassed());
    }

    /** A record has been forwarded. */
    void passed() {
        waiting++;
        if (waiting >= batch) {
            commit();
            batch = Math.min(LARGEST, 2 * batch);
        }
    }

    private void momentPassed() {
        if (waiting == 0) {
            batch = 1;
        } else {
            commit();
        }
    }

    private void commit() {
        context.commit();
        waiting = 0;
    }
}
