package dev.linas.cli.lut;

import dev.linas.searches.lut.BuildProgress;
import java.io.PrintWriter;

/** One line on a terminal that is overwritten in place; elsewhere a line per tenth. */
final class LutProgress implements BuildProgress {
    private static final int PARTS = 10;

    private final PrintWriter err;
    private final boolean terminal = Boolean.getBoolean("linas.terminal"); // the launcher knows

    LutProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void measured(String what, int done, int total) {
        if (terminal) {
            err.print("\r%-60s".formatted("measured %d of %d: %s".formatted(done, total, what)));
            err.print(done == total ? "\n" : "");
        } else if (done * PARTS / total > (done - 1) * PARTS / total) {
            err.println("measured %d of %d".formatted(done, total));
        }
        err.flush();
    }
}
