package dev.linas.cli.simulate;

import dev.linas.core.search.SearchSpec;
import dev.linas.searches.simulation.SimulationProgress;
import dev.linas.searches.text.Numbers;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of progress on a terminal that is overwritten in place; nothing where there is no
 * terminal. Thread-safe.
 */
final class ConsoleProgress implements SimulationProgress, AutoCloseable {
    private final PrintWriter err;
    private final int searches;
    private final boolean terminal;
    private final Map<String, Integer> evaluationsBySearch = new TreeMap<>();
    private int lineLength;

    /**
     * @param searches number of searches that run
     */
    ConsoleProgress(PrintWriter err, int searches) {
        this.err = err;
        this.searches = searches;
        this.terminal = Boolean.getBoolean("linas.terminal"); // the launcher knows
    }

    @Override
    public synchronized void roundClosed(
            SearchSpec spec, int round, int evaluations, double hypervolume) {
        if (!terminal) {
            return;
        }
        evaluationsBySearch.put(spec.tactic() + "/" + spec.seed(), evaluations);
        int done = evaluationsBySearch.values().stream().mapToInt(Integer::intValue).sum();
        String text =
                spec.budget().isPresent()
                        ? "%d of %d evaluations"
                                .formatted(done, (long) searches * spec.budget().getAsInt())
                        : done + " evaluations";
        overwrite(
                "%s; %s, seed %d: round %d, hypervolume %s"
                        .formatted(
                                text,
                                spec.tactic(),
                                spec.seed(),
                                round,
                                Numbers.value(hypervolume)));
    }

    @Override
    public synchronized void close() {
        if (terminal) {
            overwrite("");
            err.print("\r");
            err.flush();
        }
    }

    private void overwrite(String text) {
        err.print("\r" + text + " ".repeat(Math.max(0, lineLength - text.length())));
        err.flush();
        lineLength = text.length();
    }
}
