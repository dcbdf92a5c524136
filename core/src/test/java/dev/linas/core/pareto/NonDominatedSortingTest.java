package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NonDominatedSortingTest {

    @Test
    void shouldPeelFrontByFront() {
        double[][] costs = {{1, 3}, {3, 1}, {2, 2}, {2, 3}, {3, 3}, {4, 4}};

        assertThat(NonDominatedSorting.ranks(costs)).containsExactly(0, 0, 0, 1, 2, 3);
    }

    @Test
    void shouldRankOneObjectiveByItsDistinctValues() {
        double[][] costs = {{5}, {1}, {5}, {-2}, {7}};

        assertThat(NonDominatedSorting.ranks(costs)).containsExactly(2, 1, 2, 0, 3);
    }

    @Test
    void shouldGiveDuplicatesOneRank() {
        assertThat(NonDominatedSorting.ranks(new double[][] {{1, 1}, {1, 1}, {1, 1}}))
                .containsExactly(0, 0, 0);
        assertThat(NonDominatedSorting.ranks(new double[][] {{1, 1, 0.0}, {2, 2, 2}, {1, 1, -0.0}}))
                .containsExactly(0, 1, 0);
    }

    @Test
    void shouldRankNothingAndOne() {
        assertThat(NonDominatedSorting.ranks(new double[0][])).isEmpty();
        assertThat(NonDominatedSorting.ranks(new double[][] {{4, 4}})).containsExactly(0);
    }

    @Test
    void shouldPutInfeasibleBehindFeasibleInOrderOfViolation() {
        double[][] costs = {{0, 0}, {5, 5}, {6, 6}, {-1, -1}, {9, 9}};
        double[] violations = {2, 0, 0, 1, 2};

        assertThat(NonDominatedSorting.ranks(costs, violations)).containsExactly(3, 0, 1, 2, 4);
    }

    @Test
    void shouldLetDominanceDecideAmongEqualViolations() {
        double[][] costs = {{3, 3}, {1, 4}, {4, 1}, {0, 0}};
        double[] violations = {1, 1, 1, 2};

        assertThat(NonDominatedSorting.ranks(costs, violations)).containsExactly(0, 0, 0, 1);
        assertThat(NonDominatedSorting.ranks(new double[][] {{3, 3}, {1, 2}}, new double[] {1, 1}))
                .containsExactly(1, 0);
    }

    @Test
    void shouldStartAtZeroWhenNothingIsFeasible() {
        double[][] costs = {{0, 0}, {5, 5}};

        assertThat(NonDominatedSorting.ranks(costs, new double[] {3, 2})).containsExactly(1, 0);
    }

    @Test
    void shouldListTheMembersOfEachFront() {
        assertThat(NonDominatedSorting.fronts(new int[] {1, 0, 2, 0, 1}))
                .containsExactly(new int[] {1, 3}, new int[] {0, 4}, new int[] {2});
        assertThat(NonDominatedSorting.fronts(new int[0])).isEmpty();
    }

    @Test
    void shouldRejectWhatCannotBeCompared() {
        assertThatThrownBy(() -> NonDominatedSorting.ranks(new double[][] {{1, 2}, {1}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cost vector 1 has 1 components, but the first has 2");
        assertThatThrownBy(() -> NonDominatedSorting.ranks(new double[][] {{1, Double.NaN}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cost vector 0 is [1.0, NaN]");
        assertThatThrownBy(() -> NonDominatedSorting.ranks(new double[][] {{1}}, new double[] {-1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("violation 0 is -1.0");
        assertThatThrownBy(
                        () ->
                                NonDominatedSorting.ranks(
                                        new double[][] {{1}}, new double[] {Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("violation 0 is NaN");
        assertThatThrownBy(() -> NonDominatedSorting.ranks(new double[][] {{1}}, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 violations for 1 cost vectors");
    }
}
