package dev.linas.core.pareto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReferencePointTest {
    private static final List<Objective> OBJECTIVES =
            List.of(
                    new Objective("accuracy", "gpu", Goal.MAXIMIZE, OptionalDouble.empty()),
                    new Objective("latency_ms", "phone", Goal.MINIMIZE, OptionalDouble.empty()));

    @Test
    void shouldLieTenPercentOfTheRangeBeyondTheWorst() {
        assertThat(ReferencePoint.freeze(measured(p(60, 10), p(80, 30), p(70, 20)), OBJECTIVES))
                .hasValue(List.of(58.0, 32.0));
    }

    @Test
    void shouldUseTheMeasuredValuesOfIncompleteEvaluations() {
        assertThat(
                        ReferencePoint.freeze(
                                measured(p(60, 10), p(80, 20), p(Double.NaN, 30)), OBJECTIVES))
                .hasValue(List.of(58.0, 32.0));
    }

    @Test
    void shouldLieBeyondTheWorstCosts() {
        List<double[]> costs = List.of(p(1, 40), p(3, 20), p(2, 30));

        for (ReferencePoint.WhereEqual whereEqual : ReferencePoint.WhereEqual.values()) {
            assertThat(ReferencePoint.beyond(costs, whereEqual)).containsExactly(3.2, 42);
        }
    }

    @Test
    void shouldMoveOutByTheGivenStepWhereAllCostsAreEqual() {
        List<double[]> costs = List.of(p(-50, 0), p(-50, 0));

        assertThat(ReferencePoint.beyond(costs, ReferencePoint.WhereEqual.TENTH_OF_MAGNITUDE))
                .containsExactly(-45, 0.1);
        assertThat(ReferencePoint.beyond(costs, ReferencePoint.WhereEqual.ONE))
                .containsExactly(-49, 1);
    }

    /** Adding 1 to numbers this large changes nothing. */
    @Test
    void shouldLieBeyondHugeCosts() {
        assertThat(ReferencePoint.beyond(List.of(p(1e300, 1)), ReferencePoint.WhereEqual.ONE)[0])
                .isGreaterThan(1e300);
    }

    @Test
    void shouldLeaveRoomWhereAllValuesAreEqual() {
        assertThat(ReferencePoint.freeze(measured(p(-50, 0), p(-50, 0)), OBJECTIVES))
                .hasValue(List.of(-55.0, 0.1));
        assertThat(ReferencePoint.freeze(measured(p(50, 20)), OBJECTIVES))
                .hasValue(List.of(45.0, 22.0));
    }

    @Test
    void shouldBeUnknownWhileAnObjectiveHasNoValue() {
        assertThat(ReferencePoint.freeze(List.of(), OBJECTIVES)).isEmpty();
        assertThat(ReferencePoint.freeze(measured(p(60, Double.NaN)), OBJECTIVES)).isEmpty();
    }

    @Test
    void shouldGiveEveryMeasuredPointAVolume() {
        List<Evaluation> evaluations = measured(p(60, 10), p(50, 30));
        List<Double> reference = ReferencePoint.freeze(evaluations, OBJECTIVES).orElseThrow();
        double[] costs =
                ObjectiveCosts.of(
                        reference.stream().mapToDouble(Double::doubleValue).toArray(), OBJECTIVES);

        for (Evaluation evaluation : evaluations) {
            double[] point = ObjectiveCosts.of(evaluation.values(), OBJECTIVES);
            assertThat(Hypervolume.of(List.of(point), costs)).isPositive();
        }
    }

    @Test
    void shouldNotLieBeyondAPenaltyThatIsHugelyWorseThanTheOthers() {
        assertThat(
                        ReferencePoint.freeze(
                                measured(
                                        p(60, 10),
                                        p(80, 30),
                                        p(70, 20),
                                        p(75, 20),
                                        p(76, Double.MAX_VALUE),
                                        p(-Double.MAX_VALUE, 20)),
                                OBJECTIVES))
                .hasValue(List.of(58.0, 32.0));
    }

    @Test
    void shouldBeFiniteForValuesOfAnyMagnitude() {
        double most = Double.MAX_VALUE;
        for (double[] lat : new double[][] {{-most, most}, {most, most}, {0, 4.9e-324}}) {
            List<Double> reference =
                    ReferencePoint.freeze(measured(p(60, lat[0]), p(70, lat[1])), OBJECTIVES)
                            .orElseThrow();
            assertThat(reference).allSatisfy(value -> assertThat(value).isFinite());
            assertThat(reference.get(1)).isGreaterThanOrEqualTo(lat[1]);
        }
    }

    private static List<Evaluation> measured(double[]... values) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (double[] row : values) {
            evaluations.add(new Evaluation(0, evaluations.size(), Genome.of(0), row, false));
        }
        return evaluations;
    }

    private static double[] p(double... values) {
        return values;
    }
}
