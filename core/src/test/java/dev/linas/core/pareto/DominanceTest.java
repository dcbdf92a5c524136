package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DominanceTest {
    private static final class Solution {
        private final double[] costs;
        private final double violation;

        Solution(double[] costs, double violation) {
            this.costs = costs;
            this.violation = violation;
        }

        boolean dominates(Solution other) {
            return Dominance.dominates(costs, violation, other.costs, other.violation);
        }
    }

    @Test
    void shouldNeedToBeBetterSomewhereAndWorseNowhere() {
        assertThat(Dominance.dominates(p(1, 2), p(1, 3))).isTrue();
        assertThat(Dominance.dominates(p(1, 2), p(1, 2))).isFalse();
        assertThat(Dominance.dominates(p(1, 2), p(2, 1))).isFalse();
        assertThat(Dominance.dominates(p(0.0), p(-0.0))).isFalse();
    }

    @Test
    void shouldPreferFeasibleThenLessViolated() {
        assertThat(Dominance.dominates(p(9, 9), 0, p(1, 1), 0.1)).isTrue();
        assertThat(Dominance.dominates(p(1, 1), 0.1, p(9, 9), 0)).isFalse();
        assertThat(Dominance.dominates(p(9, 9), 0.1, p(1, 1), 0.2)).isTrue();
        assertThat(Dominance.dominates(p(1, 1), 0.2, p(9, 9), 0.2)).isTrue();
        assertThat(Dominance.dominates(p(1, 9), 0.2, p(9, 1), 0.2)).isFalse();
        assertThat(Dominance.dominates(p(1, 1), 0, p(9, 9), 0)).isTrue();
    }

    @Property
    void shouldBeAStrictPartialOrder(@ForAll("triples") List<Solution> triple) {
        double[] a = triple.get(0).costs;
        double[] b = triple.get(1).costs;
        double[] c = triple.get(2).costs;

        assertThat(Dominance.dominates(a, a)).isFalse();
        assertThat(Dominance.dominates(a, b) && Dominance.dominates(b, a)).isFalse();
        if (Dominance.dominates(a, b) && Dominance.dominates(b, c)) {
            assertThat(Dominance.dominates(a, c)).isTrue();
        }
    }

    @Property
    void shouldBeAStrictPartialOrderUnderConstraints(@ForAll("triples") List<Solution> triple) {
        Solution a = triple.get(0);
        Solution b = triple.get(1);
        Solution c = triple.get(2);

        assertThat(a.dominates(a)).isFalse();
        assertThat(a.dominates(b) && b.dominates(a)).isFalse();
        if (a.dominates(b) && b.dominates(c)) {
            assertThat(a.dominates(c)).isTrue();
        }
    }

    @Provide
    Arbitrary<List<Solution>> triples() {
        Arbitrary<Double> violation = Arbitraries.of(0.0, 0.0, 0.0, 0.5, 1.0);
        return Arbitraries.integers()
                .between(1, 5)
                .flatMap(
                        length ->
                                CostVectors.vectors(length, 2)
                                        .flatMap(v -> violation.map(x -> new Solution(v, x)))
                                        .list()
                                        .ofSize(3));
    }

    private static double[] p(double... components) {
        return components;
    }
}
