package dev.linas.proposer.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.moeaframework.algorithm.NSGAII;

/**
 * Ours against the NSGA-II of MOEA Framework (its operators for integers: half-uniform crossover
 * and bit flips) at equal evaluations.
 */
class Nsga2ReferenceTest {
    private static final ReferenceRuns RUNS = new ReferenceRuns(4_000, 100, 10);

    @ParameterizedTest
    @EnumSource(names = {"ZDT1", "ZDT2", "ZDT3", "DTLZ2"})
    void shouldReachTheHypervolumeOfAnIndependentImplementation(IntegerProblem problem) {
        double ours = RUNS.ours(new Nsga2(), problem);
        double reference =
                RUNS.reference(
                        asked -> {
                            NSGAII algorithm = new NSGAII(asked);
                            algorithm.setInitialPopulationSize(RUNS.population());
                            return algorithm;
                        },
                        problem);

        assertThat(ours).isGreaterThanOrEqualTo(0.99 * reference);
        assertThat(ours).isGreaterThan(1.2 * RUNS.random(problem));
    }
}
