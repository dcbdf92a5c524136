package dev.linas.searches.simulation;

import dev.linas.searches.result.SearchResult;
import java.time.Duration;
import java.util.Map;

/**
 * One finished simulated search.
 *
 * @param result what came out
 * @param took wall-clock time
 * @param firstFailures the first failure of every pool that had one, for people
 */
public record SimulationRun(
        SearchResult result, Duration took, Map<String, String> firstFailures) {}
