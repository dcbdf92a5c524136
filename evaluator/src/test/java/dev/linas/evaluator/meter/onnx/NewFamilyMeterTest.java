package dev.linas.evaluator.meter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.registry.Registry;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.evaluator.PoolFixture;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterKind;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.pool.Meters;
import dev.linas.evaluator.pool.PoolSettings;
import dev.linas.supernet.Families;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.family.TwoTowerFamily;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The meter measures a family that reads ids as it measures images: it knows neither. */
class NewFamilyMeterTest {
    private static final NetworkCatalog NETWORKS =
            new NetworkCatalog(Families.ALL.with("two-tower", new TwoTowerFamily()));
    private static final Registry<MeterKind> METERS =
            new Registry<>("meter", List.of(Map.entry("onnx", OnnxSettings.kind(NETWORKS))));
    private static final SearchSpace SPACE =
            SearchSpaceReader.read(
                    "shop",
                    """
                    {"format": "linas-space/1", "name": "shop",
                     "variables": [{"name": "width", "options": [8, 64]}]}
                    """);

    @TempDir Path folder;

    @BeforeEach
    void writeNetwork() {
        PoolFixture.write(
                folder,
                "shop.json",
                """
                {"format": "linas-network/1", "family": "two-tower", "name": "shop",
                 "space": "shop", "users": 100, "items": 1000, "width": "width"}
                """);
    }

    @Test
    void shouldCountAndTimeASubNetworkOfUsersAndItems() throws Exception {
        MeterReading wide = measure(1, "macs", "params", "model_bytes", "latency_ms");

        assertThat(value(wide, "macs")).isEqualTo(128);
        assertThat(value(wide, "params")).isEqualTo(1100 * 64 + 65);
        assertThat(value(wide, "model_bytes"))
                .isGreaterThan(Float.BYTES * value(wide, "params"))
                .isGreaterThan(value(measure(0, "model_bytes"), "model_bytes"));
        assertThat(value(wide, "latency_ms")).isBetween(1e-4, 100.0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldMeasureItsMemory() throws Exception {
        assertThat(value(measure(1, "peak_memory_bytes"), "peak_memory_bytes")).isPositive();
    }

    @Test
    void shouldRefuseDataWhereTheNetworkIsScoredOnNothing() {
        assertThatThrownBy(
                        () -> Meters.load(pool("'macs'", ",'dataset':'images.safetensors'"), SPACE))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("dataset: network shop is scored on no task");
    }

    private MeterReading measure(int option, String... metrics) throws Exception {
        String names = "'" + String.join("','", metrics) + "'";
        try (Meter meter = Meters.open(pool(names, ""), SPACE)) {
            return meter.measure(MeterTask.of(SPACE, Genome.of(option), List.of(metrics)));
        }
    }

    private PoolSettings pool(String metrics, String more) {
        return PoolSettings.parse(
                "p",
                PoolFixture.json(
                        ("{'meter':'onnx','network':'shop.json','canary':0,'metrics':[%s],"
                             + "'latency':{'warmup':'1ms','samples':64,'budget':'200ms'}%s}")
                                .formatted(metrics, more)),
                folder,
                METERS);
    }

    private static double value(MeterReading reading, String metric) {
        assertThat(reading.outcomes().get(metric)).as(metric).isInstanceOf(Measured.class);
        return ((Measured) reading.outcomes().get(metric)).value();
    }
}
