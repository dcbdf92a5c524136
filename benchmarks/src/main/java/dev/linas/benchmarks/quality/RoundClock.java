package dev.linas.benchmarks.quality;

import dev.linas.benchmarks.problem.Problem;
import dev.linas.core.search.SearchSpec;
import dev.linas.searches.simulation.SimulationProgress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes the wall time of every round of every search. A search begins when the thread that runs it
 * ended the one before, so the time of round 0 holds what lies between. Thread-safe.
 */
final class RoundClock implements SimulationProgress {
    private final Problem problem;
    private final IdentityHashMap<SearchSpec, Configuration> configurations;
    private final ComparisonProgress progress;
    private final IdentityHashMap<SearchSpec, List<Trial.RoundTime>> times =
            new IdentityHashMap<>();
    private final Map<Thread, Long> last = new ConcurrentHashMap<>();
    private final long start = System.nanoTime();

    RoundClock(
            Problem problem,
            IdentityHashMap<SearchSpec, Configuration> configurations,
            ComparisonProgress progress) {
        this.problem = problem;
        this.configurations = configurations;
        this.progress = progress;
    }

    @Override
    public void roundClosed(SearchSpec spec, int round, int evaluations, double hypervolume) {
        long now = System.nanoTime();
        Long before = last.put(Thread.currentThread(), now);
        double seconds = (now - (before == null ? start : before)) / 1e9;
        synchronized (times) {
            times.computeIfAbsent(spec, s -> new ArrayList<>())
                    .add(new Trial.RoundTime(round, evaluations, seconds));
        }
        progress.advanced(
                problem.name(),
                configurations.get(spec).label(),
                spec.seed(),
                evaluations,
                spec.budget().orElse(0));
    }

    /** The rounds of a search, in their order. */
    List<Trial.RoundTime> times(SearchSpec spec) {
        synchronized (times) {
            return List.copyOf(times.getOrDefault(spec, List.of()));
        }
    }
}
