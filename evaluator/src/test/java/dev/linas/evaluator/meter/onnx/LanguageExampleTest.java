package dev.linas.evaluator.meter.onnx;

import static dev.linas.evaluator.meter.onnx.ExamplePool.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.pool.Meters;
import dev.linas.tasks.settings.InvalidPoolException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The language model that comes with Linas has the perplexity that PyTorch found. */
class LanguageExampleTest {
    private static final ExamplePool POOL = ExamplePool.of("language", "decoder.json");

    @TempDir Path folder;

    @Test
    void shouldFindThePerplexityThatPyTorchDoes() throws Exception {
        for (JsonNode expected : POOL.scores()) {
            assertThat(POOL.measure(expected, "perplexity").get("perplexity"))
                    .isCloseTo(expected.get("perplexity").asDouble(), withinPercentage(0.01));
        }
    }

    @Test
    void shouldTimeReadingAndWriting() throws Exception {
        Map<String, Double> values =
                POOL.measure(
                        POOL.scores().get(1),
                        "prefill_ms",
                        "step_latency_ms",
                        "tokens_per_second",
                        "latency_ms",
                        "peak_memory_bytes");

        assertThat(values.values()).allSatisfy(value -> assertThat(value).isPositive());
    }

    @Test
    void shouldTellTokensOfAllExamplesPerSecond() {
        assertThat(TimedPart.TOKENS.value(2, 3)).isEqualTo(1500);
        assertThat(TimedPart.STEP.value(2, 3)).isEqualTo(2);
    }

    @Test
    void shouldSayThatNothingRunsOnce() throws Exception {
        try (Meter meter =
                Meters.open(POOL.pool("test.safetensors", "encoder_latency_ms"), POOL.space())) {
            assertThat(meter.describe().unavailable().get("encoder_latency_ms"))
                    .contains("network decoder-kjv has no part that runs once");
        }
    }

    @Test
    void shouldRefusePiecesOfAnotherLength() throws Exception {
        String file =
                ExamplePool.write(
                        folder.resolve("t.safetensors"), ids("tokens", List.of(1, 3), 1, 2, 3));

        assertThatThrownBy(() -> Meters.load(POOL.pool(file, "perplexity"), POOL.space()))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining("tensor 'tokens' has shape [1, 3]; the network takes 64");
    }

    @Test
    void shouldRefuseAMetricOfAnotherTask() throws Exception {
        try (Meter meter = Meters.open(POOL.pool("test.safetensors", "hr_at_10"), POOL.space())) {
            assertThat(meter.describe().unavailable())
                    .containsEntry(
                            "hr_at_10", "network decoder-kjv is not scored on recommendation");
        }
    }
}
