package dev.linas.evaluator.meter.onnx;

import static dev.linas.evaluator.meter.onnx.ExamplePool.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.evaluator.pool.Meters;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The translator that comes with Linas has the BLEU that PyTorch and sacreBLEU found, which search
 * without a cache.
 */
class TranslationExampleTest {
    private static final ExamplePool POOL = ExamplePool.of("translation", "transformer.json");

    @TempDir Path folder;

    /** Two continuations that are about equally likely may change places by rounding. */
    @Test
    void shouldTranslateAsPyTorchDoes() throws Exception {
        for (JsonNode expected : POOL.scores()) {
            assertThat(POOL.measure(expected, "bleu").get("bleu"))
                    .isCloseTo(expected.get("bleu").asDouble(), within(0.05));
        }
    }

    @Test
    void shouldTimeEncoderStepAndAll() throws Exception {
        Map<String, Double> times =
                POOL.measure(
                        POOL.scores().get(1),
                        "latency_ms",
                        "encoder_latency_ms",
                        "step_latency_ms");

        assertThat(times.values()).allSatisfy(time -> assertThat(time).isPositive());
    }

    @Test
    void shouldRefuseATargetWithoutAnEnd() throws Exception {
        long[] source = new long[24];
        String file =
                ExamplePool.write(
                        folder.resolve("t.safetensors"),
                        ids("source", List.of(1, 24), source),
                        ids("target", List.of(1, 3), 1, 5, 6));

        assertThatThrownBy(() -> Meters.load(POOL.pool(file, "bleu"), POOL.space()))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("row 0 of tensor 'target' has no piece between 1");
    }
}
