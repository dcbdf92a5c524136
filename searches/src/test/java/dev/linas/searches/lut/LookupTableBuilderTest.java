package dev.linas.searches.lut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterReading;
import dev.linas.evaluator.meter.MeterSite;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome;
import dev.linas.evaluator.meter.lookup.LookupSettings;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.family.NetworkLayer;
import dev.linas.supernet.family.NetworkPlan;
import dev.linas.supernet.family.NetworkPlanner;
import dev.linas.supernet.mobilenetv3.BlockPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LookupTableBuilderTest {
    private static final List<String> METRICS = List.of("latency_ms", "macs", "params");
    private static final double EMPTY = 0.05;
    private static final double PER_LAYER = 0.002;
    private static final double SCALE = 0.9;

    /** Two elastic widths, an elastic resolution, and a block that only the depth decides on. */
    private static final String ELASTIC_SPACE =
            """
            {"format": "linas-space/1", "name": "elastic", "variables": [
              {"name": "r", "options": [16, 24]},
              {"name": "w", "options": [8, 16]},
              {"name": "v", "options": [8, 24]},
              {"name": "d", "options": [2, 3, 1]},
              {"name": "ks", "options": [3, 5]},
              {"name": "e", "options": [1, 2]}],
             "active": [{"variables": ["ks"], "when": {"d": [2, 3]}}]}
            """;

    private static final String ELASTIC_NETWORK =
            """
            {"format": "linas-network/1", "name": "elastic", "family": "mobilenet-v3",
             "space": "elastic", "input":
               {"channels": 1, "resolution": "r", "mean": [0.5], "std": [0.5]},
             "classes": 10, "width_multiplier": 1.0, "divisor": 8, "batch_norm_epsilon": 1e-5,
             "stem": {"width": 8, "kernel": 3, "stride": 2, "activation": "h_swish"},
             "first_block": {"width": "w", "kernel": 3, "stride": 1, "activation": "relu",
               "squeeze_excite": false},
             "stages": [
               {"width": "v", "stride": 2, "activation": "relu", "squeeze_excite": true,
                "depth": "d", "kernel": [3, "ks", 3], "expansion": ["e", 2, 2]},
               {"width": 16, "stride": 1, "activation": "relu", "squeeze_excite": false,
                "depth": "d", "kernel": [3, 3, 3], "expansion": [2, 2, 2]}],
             "head": {"expand": 32, "mix": 64, "activation": "h_swish"}}
            """;

    private final NetworkPlanner ofa =
            NetworkCatalog.ALL
                    .find("ofa-mbv3-w1.0")
                    .orElseThrow()
                    .planner(BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow());
    private final NetworkPlanner elastic =
            NetworkCatalog.ALL
                    .read("elastic", ELASTIC_NETWORK)
                    .planner(SearchSpaceReader.read("elastic", ELASTIC_SPACE));
    private final FakeStopwatch stopwatch = new FakeStopwatch();

    @TempDir private Path directory;

    @Test
    void shouldTellMacsAndParamsExactly() throws Exception {
        for (NetworkPlanner planner : List.of(ofa, elastic)) {
            Meter meter = meter(planner, build(planner));

            for (Genome genome : genomes(planner)) {
                NetworkPlan plan = planner.plan(genome);
                assertThat(value(meter, genome, "macs")).isEqualTo((double) plan.macs());
                assertThat(value(meter, genome, "params")).isEqualTo((double) plan.params());
            }
        }
    }

    @Test
    void shouldTellTheLatencyOfADeviceThatAddsUpItsLayers() throws Exception {
        for (NetworkPlanner planner : List.of(ofa, elastic)) {
            LookupTable table = build(planner);
            Meter meter = meter(planner, table);

            for (Genome genome : genomes(planner)) {
                assertThat(value(meter, genome, "latency_ms"))
                        .isCloseTo(stopwatch.network(planner.plan(genome)), within(1e-9));
            }
            assertThat(table.calibration().offset()).isEqualTo(EMPTY);
            assertThat(table.calibration().scale()).isCloseTo(SCALE, within(1e-9));
            assertThat(table.calibration().perLayer()).isCloseTo(PER_LAYER, within(1e-9));
            assertThat(table.error().mape()).isLessThan(1e-9);
            assertThat(table.error().tau()).isEqualTo(1);
            assertThat(table.uncalibrated().mape()).isGreaterThan(0.01);
        }
    }

    @Test
    void shouldMeasureEveryDistinctLayerOnce() throws Exception {
        LookupTable table = build(ofa);

        assertThat(stopwatch.layers).doesNotHaveDuplicates().hasSize(table.layers());
        assertThat(table.layers()).isEqualTo(3 + 5 * 2 * 9);
    }

    @Test
    void shouldPlanAtTheResolutionAskedFor() throws Exception {
        LookupTableSettings settings = new LookupTableSettings(OptionalInt.of(32), 4, 4, 1);

        Meter meter =
                meter(
                        elastic,
                        new LookupTableBuilder(elastic, settings, stopwatch, (what, n, of) -> {})
                                .build("note"));

        for (Genome genome : genomes(elastic)) {
            assertThat(value(meter, genome, "macs"))
                    .isEqualTo((double) elastic.plan(genome, OptionalInt.of(32)).macs());
        }
    }

    @Test
    void shouldCheckOnNetworksThatItIsNotCalibratedOn() throws Exception {
        LookupTable table = build(ofa);

        assertThat(table.error().networks()).isEqualTo(8);
        assertThat(new HashSet<>(stopwatch.networks)).hasSize(6 + 8);
    }

    @Test
    void shouldTellHowFarItIs() throws Exception {
        List<String> told = new ArrayList<>();

        new LookupTableBuilder(
                        ofa,
                        new LookupTableSettings(OptionalInt.empty(), 2, 2, 1),
                        stopwatch,
                        (what, done, total) -> told.add(done + "/" + total))
                .build("note");

        assertThat(told).hasSize(97).startsWith("1/97", "2/97").endsWith("97/97");
    }

    @Test
    void shouldRefuseASpaceWithTooFewSubNetworks() {
        LookupTableSettings settings = new LookupTableSettings(OptionalInt.empty(), 90, 90, 1);

        assertThatThrownBy(
                        () ->
                                new LookupTableBuilder(
                                                elastic, settings, stopwatch, (what, n, of) -> {})
                                        .build("note"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("elastic has too few sub-networks");
    }

    private LookupTable build(NetworkPlanner planner) throws InterruptedException {
        LookupTableSettings settings = new LookupTableSettings(OptionalInt.empty(), 6, 8, 1);
        return new LookupTableBuilder(planner, settings, stopwatch, (what, done, total) -> {})
                .build("note");
    }

    private Meter meter(NetworkPlanner planner, LookupTable table) throws IOException {
        Path file = Files.writeString(directory.resolve("table.json"), table.json());
        return new LookupSettings(file, METRICS)
                .load(new MeterSite("pool", planner.space(), Optional.empty()))
                .open();
    }

    private static double value(Meter meter, Genome genome, String metric) throws Exception {
        MeterReading reading = meter.measure(new MeterTask(genome, List.of(), List.of(metric)));
        return ((MetricOutcome.Measured) reading.outcomes().get(metric)).value();
    }

    private static List<Genome> genomes(NetworkPlanner planner) {
        SearchSpace space = planner.space();
        Random random = new Random(5);
        List<Genome> genomes = new ArrayList<>(List.of(planner.largest(), planner.smallest()));
        for (int i = 0; i < 50; i++) {
            genomes.add(space.random(random));
        }
        return genomes;
    }

    /** A device on which a layer takes a share of what it takes alone, and something besides. */
    private static final class FakeStopwatch implements LayerStopwatch {
        private final List<NetworkLayer> layers = new ArrayList<>();
        private final List<NetworkPlan> networks = new ArrayList<>();

        @Override
        public double emptyRun() {
            return EMPTY;
        }

        @Override
        public double layer(NetworkLayer layer) {
            layers.add(layer);
            return EMPTY + milliseconds(layer);
        }

        @Override
        public double network(NetworkPlan network) {
            networks.add(network);
            return EMPTY
                    + SCALE * network.layers().stream().mapToDouble(this::milliseconds).sum()
                    + PER_LAYER * network.layers().size();
        }

        private double milliseconds(NetworkLayer layer) {
            int kernel = layer instanceof BlockPlan block ? block.kernel() : 1;
            int residual = layer instanceof BlockPlan block && block.residual() ? 1 : 0;
            return 0.01 + 1e-6 * layer.macs() + 1e-3 * kernel + 1e-4 * residual;
        }
    }
}
