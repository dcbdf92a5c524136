package dev.linas.searches.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExportedValuesTest {
    private static final List<Objective> OBJECTIVES =
            List.of(
                    new Objective("latency_ms", "pi", Goal.MINIMIZE, OptionalDouble.empty()),
                    new Objective("accuracy_top1", "pi", Goal.MAXIMIZE, OptionalDouble.empty()));

    @Test
    void shouldNameMetricAndPool() {
        Evaluation evaluation =
                new Evaluation(0, 0, Genome.of(1, 2), new double[] {0.25, 91.5}, false);

        assertThat(ExportedValues.of(evaluation, OBJECTIVES).json())
                .isEqualTo("{\"accuracy_top1@pi\":91.5,\"latency_ms@pi\":0.25}");
    }

    @Test
    void shouldLeaveOutWhatFailed() {
        Evaluation evaluation =
                new Evaluation(0, 0, Genome.of(1, 2), new double[] {0.25, Double.NaN}, true);

        assertThat(ExportedValues.of(evaluation, OBJECTIVES).json())
                .isEqualTo("{\"latency_ms@pi\":0.25}");
    }
}
