package dev.linas.evaluator.meter.onnx;

import static dev.linas.evaluator.meter.onnx.ExamplePool.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linas.evaluator.pool.Meters;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recommender that comes with Linas has the scores that PyTorch found. */
class RecommendationExampleTest {
    private static final ExamplePool POOL = ExamplePool.of("recommendation", "neumf.json");

    @TempDir Path folder;

    /** An item that scores as the one held out may change places by rounding: a user is 0.05. */
    @Test
    void shouldRankAsPyTorchDoes() throws Exception {
        for (JsonNode expected : POOL.scores()) {
            Map<String, Double> scores = POOL.measure(expected, "hr_at_10", "ndcg_at_10");

            assertThat(scores.get("hr_at_10"))
                    .isCloseTo(expected.get("hr_at_10").asDouble(), within(0.051));
            assertThat(scores.get("ndcg_at_10"))
                    .isCloseTo(expected.get("ndcg_at_10").asDouble(), within(0.051));
        }
    }

    @Test
    void shouldRefuseIdsThatTheNetworkDoesNotKnow() throws Exception {
        refused(ids("user", List.of(1), 0), ids("item", List.of(1), 1000))
                .hasMessageContaining("dataset: ")
                .hasMessageContaining("'item' has 1000 at 0; the network knows the ids 0 to 999");
    }

    @Test
    void shouldRefuseTheHeldOutItemAmongTheNegatives() throws Exception {
        refused(
                        ids("user", List.of(1), 0),
                        ids("item", List.of(1), 7),
                        ids("negatives", List.of(1, 2), 3, 7))
                .hasMessageContaining("'negatives' has item 7 in row 0");
    }

    @Test
    void shouldRefuseRowsThatDoNotFitEachOther() throws Exception {
        refused(
                        ids("user", List.of(2), 0, 1),
                        ids("item", List.of(1), 7),
                        ids("negatives", List.of(2, 1), 3, 4))
                .hasMessageContaining("have 2, 1 and 2 rows");
    }

    @Test
    void shouldRefuseAFileWithoutItems() throws Exception {
        refused(ids("user", List.of(1), 0))
                .hasMessageContaining("there is no tensor 'item', but [user]");
    }

    private AbstractThrowableAssert<?, ?> refused(RawTensor... tensors) throws IOException {
        String file = ExamplePool.write(folder.resolve("test.safetensors"), tensors);
        return assertThatThrownBy(() -> Meters.load(POOL.pool(file, "hr_at_10"), POOL.space()))
                .isInstanceOf(InvalidPoolException.class);
    }
}
