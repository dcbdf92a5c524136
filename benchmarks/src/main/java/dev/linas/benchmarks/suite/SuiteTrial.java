package dev.linas.benchmarks.suite;

import java.util.List;
import java.util.Objects;

/**
 * One search of the suite.
 *
 * @param problem name of the problem
 * @param configuration label of the configuration
 * @param seed its seed
 * @param shares share of the true front's hypervolume after each milestone, in their order
 */
record SuiteTrial(String problem, String configuration, long seed, List<Double> shares) {
    SuiteTrial {
        Objects.requireNonNull(problem);
        Objects.requireNonNull(configuration);
        shares = List.copyOf(shares);
    }

    /** Whether it is the trial of the given problem, configuration and seed. */
    boolean is(String ofProblem, String ofConfiguration, long ofSeed) {
        return problem.equals(ofProblem) && configuration.equals(ofConfiguration) && seed == ofSeed;
    }
}
