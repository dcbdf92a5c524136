package dev.linas.cli.simulate;

import dev.linas.core.search.SearchSpec;
import dev.linas.searches.simulation.QuietNotice;
import dev.linas.searches.simulation.SimulationProgress;
import dev.linas.searches.text.Numbers;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One line of progress on a terminal that is overwritten in place; where there is no terminal, only
 * a word of long waits. Thread-safe.
 */
final class ConsoleProgress implements SimulationProgress, AutoCloseable {
    private final PrintWriter err;
    private final int searches;
    private final boolean terminal;
    private final Map<String, Integer> evaluationsBySearch = new TreeMap<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "linas-progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final QuietNotice quiet;
    private int lineLength;

    /**
     * @param searches number of searches that run
     * @param pools pools that measure for them
     */
    ConsoleProgress(PrintWriter err, int searches, Collection<String> pools) {
        this.err = err;
        this.searches = searches;
        this.quiet = new QuietNotice(pools, Instant.now());
        var unused = clock.scheduleAtFixedRate(this::tellWaits, 1, 1, TimeUnit.SECONDS);
        this.terminal = Boolean.getBoolean("linas.terminal"); // the launcher knows
    }

    @Override
    public synchronized void roundClosed(
            SearchSpec spec, int round, int evaluations, double hypervolume) {
        quiet.moved(Instant.now());
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

    private synchronized void tellWaits() {
        quiet.due(Instant.now())
                .ifPresent(
                        text -> {
                            if (terminal) {
                                overwrite("");
                                err.print("\r");
                            }
                            err.println(text);
                            err.flush();
                        });
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
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
