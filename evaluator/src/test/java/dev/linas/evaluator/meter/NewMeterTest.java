package dev.linas.evaluator.meter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.linas.core.registry.Registry;
import dev.linas.core.space.Genome;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A new meter takes one class and one line of the registry, and then keeps the whole contract. */
class NewMeterTest extends MeterContract {
    private static final Registry<MeterKind> METERS =
            Meters.ALL.with("option-sum", OptionSumMeter.KIND);

    @Override
    protected PoolSettings pool() {
        var entry = JsonNodeFactory.instance.objectNode();
        entry.put("meter", "option-sum").put("factor", 10).putArray("metrics").add("m");
        return PoolSettings.parse("pool", entry, Path.of("."), METERS);
    }

    @Test
    void shouldMeasureWithTheSettingsOfItsPool() throws Exception {
        try (Meter meter = Meters.open(pool(), PoolFixture.SPACE)) {
            Genome genome = PoolFixture.SPACE.canonicalGenomes().skip(1).findFirst().orElseThrow();
            int sum = IntStream.range(0, genome.length()).map(genome::option).sum();

            assertThat(
                            meter.measure(MeterTask.of(PoolFixture.SPACE, genome, List.of("m")))
                                    .outcomes())
                    .containsEntry("m", MetricOutcome.exactly(10.0 * sum));
            assertThat(sum).isPositive();
        }
    }
}
