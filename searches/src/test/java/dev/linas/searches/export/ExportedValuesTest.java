package dev.linas.searches.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.objective.Goal;
import dev.linas.core.objective.Objective;
import dev.linas.core.search.CandidateId;
import dev.linas.core.search.Evaluation;
import dev.linas.core.space.Genome;
import dev.linas.searches.result.AlsoMeasured;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExportedValuesTest {
    private static final List<Objective> OBJECTIVES =
            List.of(
                    new Objective("latency_ms", "pi", Goal.MINIMIZE, OptionalDouble.empty()),
                    new Objective("accuracy_top1", "pi", Goal.MAXIMIZE, OptionalDouble.empty()));

    private static final AlsoMeasured ALSO =
            new AlsoMeasured(
                    List.of("macs@pi", "params@pi"),
                    Map.of(new CandidateId(0, 0), Map.of("macs@pi", 1200.0)));

    @Test
    void shouldNameMetricAndPool() {
        Evaluation evaluation =
                new Evaluation(0, 0, Genome.of(1, 2), new double[] {0.25, 91.5}, false);

        assertThat(ExportedValues.of(evaluation, OBJECTIVES, ALSO).json())
                .isEqualTo("{\"accuracy_top1@pi\":91.5,\"latency_ms@pi\":0.25,\"macs@pi\":1200.0}");
    }

    @Test
    void shouldLeaveOutWhatFailed() {
        Evaluation evaluation =
                new Evaluation(0, 0, Genome.of(1, 2), new double[] {0.25, Double.NaN}, true);

        assertThat(ExportedValues.of(evaluation, OBJECTIVES, ALSO).json())
                .isEqualTo("{\"latency_ms@pi\":0.25,\"macs@pi\":1200.0}");
    }

    @Test
    void shouldTakeTheMeanOfWhatDiffers() {
        assertThat(ExportedValues.mean(List.of(10.0, 11.0, 10.0, 12.0))).isEqualTo(11);
    }
}
