package dev.linas.evaluator.meter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.evaluator.pool.PoolSettings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that read ids, one of which runs once and two in steps, in 8-bit integers. */
class ExamplesInIntegersTest {
    private static final String DATA = "test.safetensors";
    private static final String BYTES = "model_bytes";

    private static final String INT8 =
            "'fraction':0.25,'precision':'int8','calibration':'test.safetensors',"
                    + "'calibration_examples':16";

    /** They score about what they do in floats, and are smaller; embeddings stay floats. */
    @ParameterizedTest
    @CsvSource({
        "recommendation, neumf.json, ndcg_at_10, 2, 0.85",
        "language, decoder.json, perplexity, 0.4, 0.75",
        "translation, transformer.json, bleu, 15, 0.75"
    })
    void shouldScoreAboutAsInFloats(
            String example, String network, String score, double apart, double size)
            throws Exception {
        ExamplePool pool = ExamplePool.of(example, network);
        JsonNode entry = pool.scores().get(2);
        PoolSettings floats = pool.poolWith("'fraction':0.25", DATA, score, BYTES);
        PoolSettings integers = pool.poolWith(INT8, DATA, score, BYTES);

        Map<String, Double> exact = pool.measure(entry, floats, score, BYTES);
        Map<String, Double> rounded = pool.measure(entry, integers, score, BYTES);

        assertThat(rounded.get(score))
                .isCloseTo(exact.get(score), offset(apart))
                .isNotEqualTo(exact.get(score));
        assertThat(rounded.get(BYTES)).isLessThan(size * exact.get(BYTES));
    }
}
