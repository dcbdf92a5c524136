package dev.linas.benchmarks.quality;

/** Hears how far a comparison is; called from several threads. */
@FunctionalInterface
public interface ComparisonProgress {
    /**
     * A search closed a round.
     *
     * @param problem name of the problem
     * @param configuration label of the configuration
     * @param seed seed of the search
     * @param evaluations its evaluations so far
     * @param of its budget; 0 if it has none
     */
    void advanced(String problem, String configuration, long seed, int evaluations, int of);
}
