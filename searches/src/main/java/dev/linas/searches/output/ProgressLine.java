package dev.linas.searches.output;

import dev.linas.searches.text.Numbers;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * One line of progress on a terminal, overwritten in place, with rate and time left; it is gone
 * when the work is done. Elsewhere nothing is printed. Not thread-safe.
 */
public final class ProgressLine implements AutoCloseable {
    private static final long NANOS_BETWEEN = 200_000_000L;

    private final PrintWriter err;
    private final String what;
    private final long total;
    private final boolean terminal = Boolean.getBoolean("linas.terminal"); // the launcher knows
    private final long begun = System.nanoTime();
    private long shownAt;
    private long done;
    private int length;

    /**
     * @param what is counted, e.g. {@code rounds}
     * @param total how many there will be
     */
    public ProgressLine(PrintWriter err, String what, long total) {
        this.err = err;
        this.what = what;
        this.total = total;
    }

    /** Counts one more. */
    public void step() {
        done++;
        long now = System.nanoTime();
        if (!terminal || now - shownAt < NANOS_BETWEEN) {
            return;
        }
        shownAt = now;
        double seconds = (now - begun) * 1e-9;
        double perSecond = done / seconds;
        Duration left = Duration.ofMillis((long) (1e3 * (total - done) / perSecond));
        overwrite(
                "%d of %d %s, %s per second, %s left"
                        .formatted(
                                done,
                                total,
                                what,
                                Numbers.value(perSecond),
                                Numbers.duration(left)));
    }

    @Override
    public void close() {
        if (terminal && length > 0) {
            overwrite("");
            err.print("\r");
            err.flush();
        }
    }

    private void overwrite(String text) {
        err.print("\r" + text + " ".repeat(Math.max(0, length - text.length())));
        err.flush();
        length = text.length();
    }
}
