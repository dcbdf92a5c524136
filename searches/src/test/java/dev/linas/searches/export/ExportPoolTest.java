package dev.linas.searches.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.SearchSpace;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportPoolTest {
    private static final SearchSpace SPACE = BuiltInSpaces.find("digits-mbv3").orElseThrow();
    private static final Map<String, String> POOLS =
            Map.of(
                    "a-command",
                    "{\"meter\":\"command\",\"command\":[\"x\"],\"metrics\":[\"watts\"]}",
                    "b-without-weights",
                    "{\"meter\":\"onnx\",\"metrics\":[\"latency_ms\"]}",
                    "c-small",
                    "{\"meter\":\"onnx\",\"weights\":\"w.bin\",\"calibration\":\"c.bin\","
                            + "\"dataset\":\"d.bin\",\"precision\":\"int8\","
                            + "\"metrics\":[\"accuracy_top1\"]}",
                    "d-other",
                    "{\"meter\":\"onnx\",\"weights\":\"other.bin\",\"metrics\":[\"macs\"]}");

    @TempDir Path folder;

    @Test
    void shouldBeTheFirstOnnxPoolThatHasWeightsWithoutItsDataset() {
        ExportPool pool = ExportPool.of(SPACE, POOLS, folder, ExportPool.Overrides.NONE);

        assertThat(pool.name()).isEqualTo("c-small");
        assertThat(pool.settings().source().weights()).contains(folder.resolve("w.bin"));
        assertThat(pool.settings().examples().calibration()).contains(folder.resolve("c.bin"));
        assertThat(pool.settings().execution().precision()).isEqualTo("int8");
        assertThat(pool.settings().examples().dataset()).isEmpty();
    }

    @Test
    void shouldPreferWhatTheUserSaysFromWhereHeStands() {
        ExportPool.Overrides overrides =
                new ExportPool.Overrides(Optional.of(Path.of("mine.bin")), Optional.empty());

        ExportPool pool = ExportPool.of(SPACE, POOLS, folder, overrides);

        assertThat(pool.settings().source().weights())
                .contains(Path.of("mine.bin").toAbsolutePath());
        assertThat(pool.settings().examples().calibration()).contains(folder.resolve("c.bin"));
    }

    @Test
    void shouldNeedNoPoolWhereTheUserNamesTheWeights() {
        ExportPool.Overrides overrides =
                new ExportPool.Overrides(
                        Optional.of(Path.of("mine.bin")), Optional.of(Path.of("images")));

        ExportPool pool = ExportPool.of(SPACE, Map.of(), folder, overrides);

        assertThat(pool.settings().examples().calibration())
                .contains(Path.of("images").toAbsolutePath());
    }
}
