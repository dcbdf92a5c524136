package dev.linas.searches.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.linas.core.registry.Registry;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterSettings;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterSource;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.searches.TestSpaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A simulated search measures with a meter that is one class and one line of the registry. */
class NewMeterSimulationTest {
    private static final Registry<MeterKind> METERS =
            Meters.ALL.with("counting", new MeterKind(Set.of(), reader -> new Counting()));

    /** Settings of a meter that counts the options chosen. */
    private record Counting() implements MeterSettings {
        @Override
        public List<String> metricNames() {
            return List.of("accuracy", "latency_ms");
        }

        @Override
        public MeterSource load(MeterSite site) {
            return new FakeMeter(genome -> MetricOutcome.exactly(genome.option(0)));
        }
    }

    @Test
    void shouldMeasureEveryCandidateWithANewMeter() throws InterruptedException {
        SimulationRuns runs =
                new SimulationRuns(
                        TestSpaces.spec(), Map.of("lab", pool("lab"), "phone", pool("phone")));

        var result = runs.run(List.of(TestSpaces.spec()), (s, r, e, h) -> {}).get(0).result();

        assertThat(result.evaluations())
                .hasSize(20)
                .allSatisfy(
                        evaluation ->
                                assertThat(evaluation.values())
                                        .containsOnly(evaluation.genome().option(0)));
    }

    private static PoolSettings pool(String name) {
        var entry = JsonNodeFactory.instance.objectNode().put("meter", "counting");
        return PoolSettings.parse(name, entry, Path.of("."), METERS);
    }
}
