package dev.linas.supernet.mobilenetv3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** MACs and parameters as DyNAS-T published them for OFA-MobileNetV3, width 1.0, at 224x224. */
class PublishedCountsTest {
    private final SearchSpace space =
            BuiltInSpaces.find("ofa-mbv3-d234-e346-k357-w1.0").orElseThrow();
    private final MobileNetV3Planner planner =
            MobileNetV3Planner.of(builtIn("ofa-mbv3-w1.0"), space);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    7,3,3,7,5,3,3,3,7,3,7,7,7,3,7,5,3,3,3,3; \
                    3,6,6,3,6,3,6,6,6,6,4,3,4,6,4,3,3,6,4,4; 3,2,2,3,2; 4536768; 244945104
                    3,5,3,5,5,7,5,3,7,5,7,3,5,3,7,5,7,7,5,7; \
                    3,6,3,3,6,3,4,3,3,3,4,4,4,6,4,3,4,4,3,6; 3,4,4,4,2; 4543496; 283418016
                    7,7,3,7,7,3,3,5,5,5,7,7,7,3,7,5,3,3,3,5; \
                    4,4,3,3,6,6,4,3,6,4,4,6,4,3,4,3,3,6,6,6; 3,4,4,3,4; 6096592; 319041296
                    5,7,5,5,3,3,3,7,5,5,3,7,7,3,3,3,5,5,5,5; \
                    4,3,4,4,4,6,3,4,4,3,4,3,3,6,6,6,4,3,4,4; 2,3,2,4,3; 5029656; 255502624
                    3,5,7,5,7,5,5,5,3,3,3,5,5,5,7,3,5,7,3,3; \
                    4,3,6,6,4,6,6,3,6,4,6,6,4,3,3,4,6,6,3,4; 3,2,2,3,4; 5215592; 261675008
                    """)
    void shouldCountAsPublished(
            String kernels, String expansions, String depths, long params, long macs) {
        MobileNetV3Plan plan = planner.plan(genome(kernels + "," + expansions + "," + depths));

        assertThat(plan.params()).isEqualTo(params);
        assertThat(plan.macs()).isEqualTo(macs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linas_nsga2_acc_macs.csv", "evo_nsga2_acc_macs.csv"})
    void shouldCountEveryPublishedRow(String name) throws IOException {
        List<String> lines = Files.readAllLines(dataOrSkip("ofa-mbv3/" + name));
        List<String> header = List.of(lines.get(0).split(",", -1));

        assertThat(lines).hasSizeGreaterThan(500);
        for (String line : lines.subList(1, lines.size())) {
            Map<String, String> row = new HashMap<>();
            String[] cells = line.split(",", -1);
            for (int c = 0; c < cells.length; c++) {
                row.put(header.get(c), cells[c]);
            }
            MobileNetV3Plan plan = planner.plan(genome(row));
            assertThat(plan.params()).as(line).isEqualTo(Long.parseLong(row.get("params")));
            assertThat(plan.macs()).as(line).isEqualTo(Long.parseLong(row.get("macs")));
        }
    }

    @Test
    void shouldCountFewerMacsButAsManyParamsAtALowerResolution() {
        MobileNetV3Plan full = planner.plan(planner.largest());
        MobileNetV3Plan low = planner.plan(planner.largest(), 128);

        assertThat(low.params()).isEqualTo(full.params());
        assertThat((double) low.macs() / full.macs())
                .isBetween(0.3, 128.0 * 128 / (224 * 224) + 0.02);
    }

    /** The channels of the checkpoint that is published as ofa_mbv3_d234_e346_k357_w1.2. */
    @Test
    void shouldWidenEveryLayerByTheMultiplier() {
        MobileNetV3Description wide = builtIn("ofa-mbv3-w1.2");
        MobileNetV3Planner wider =
                MobileNetV3Planner.of(wide, BuiltInSpaces.find(wide.space()).orElseThrow());
        MobileNetV3Plan plan = wider.plan(wider.largest());

        assertThat(plan.stem().outChannels()).isEqualTo(24);
        assertThat(plan.blocks().stream().map(BlockPlan::outChannels).distinct())
                .containsExactly(24, 32, 48, 96, 136, 192);
        assertThat(plan.head().expandChannels()).isEqualTo(1152);
        assertThat(plan.head().mixChannels()).isEqualTo(1536);
    }

    private Genome genome(Map<String, String> row) {
        return genome(
                String.join(",", space.variables().stream().map(v -> row.get(v.name())).toList()));
    }

    private Genome genome(String options) {
        long[] values = Arrays.stream(options.split(",", -1)).mapToLong(Long::parseLong).toArray();
        int[] indices = new int[values.length];
        for (int v = 0; v < values.length; v++) {
            indices[v] = space.variables().get(v).options().indexOf(values[v]);
        }
        return space.genome(indices);
    }

    private static Path dataOrSkip(String name) {
        return SharedData.file(name)
                .orElseGet(
                        () ->
                                abort(
                                        "SKIPPED: benchmark data "
                                                + name
                                                + " is not here; LINAS_DATA may name its folder"));
    }

    private static MobileNetV3Description builtIn(String name) {
        return (MobileNetV3Description) NetworkCatalog.ALL.find(name).orElseThrow();
    }
}
