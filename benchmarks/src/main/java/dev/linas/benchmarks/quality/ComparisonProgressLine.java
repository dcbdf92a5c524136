package dev.linas.benchmarks.quality;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Progress on standard error: a line per problem and, on a terminal, one more that is overwritten
 * in place. Thread-safe.
 */
public final class ComparisonProgressLine implements ComparisonProgress, AutoCloseable {
    private final PrintWriter err;
    private final boolean terminal = Boolean.getBoolean("linas.terminal"); // the launcher knows
    private final Map<String, Integer> evaluations = new TreeMap<>();
    private int length;

    public ComparisonProgressLine(PrintWriter err) {
        this.err = err;
    }

    /** Says what begins now. */
    public synchronized void begin(String what) {
        overwrite("");
        evaluations.clear();
        err.println((terminal ? "\r" : "") + what);
        err.flush();
    }

    @Override
    public synchronized void advanced(
            String problem, String configuration, long seed, int done, int of) {
        evaluations.put(configuration + "/" + seed, done);
        int all = evaluations.values().stream().mapToInt(Integer::intValue).sum();
        overwrite(
                "  %s, seed %d: %d of %d evaluations; %d in all"
                        .formatted(configuration, seed, done, of, all));
    }

    @Override
    public synchronized void close() {
        overwrite("");
        if (terminal) {
            err.print("\r");
        }
        err.flush();
    }

    private void overwrite(String text) {
        if (terminal) {
            err.print("\r" + text + " ".repeat(Math.max(0, length - text.length())));
            err.flush();
            length = text.length();
        }
    }
}
