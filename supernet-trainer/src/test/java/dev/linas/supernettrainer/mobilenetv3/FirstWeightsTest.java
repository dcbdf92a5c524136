package dev.linas.supernettrainer.mobilenetv3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.linas.supernet.tensor.TensorShape;
import dev.linas.supernettrainer.torch.Fixtures;
import dev.linas.supernettrainer.torch.Torch;
import dev.linas.supernettrainer.torch.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstWeightsTest {
    private static final List<TensorShape> SHAPES = Fixtures.PLANNER.tensors();

    @Test
    void shouldDependOnTheSeedAlone() {
        Map<String, float[]> first = FirstWeights.of(SHAPES, 7);

        assertThat(first.get("stem.conv.weight"))
                .isEqualTo(FirstWeights.of(SHAPES, 7).get("stem.conv.weight"))
                .isNotEqualTo(FirstWeights.of(SHAPES, 8).get("stem.conv.weight"));
    }

    @Test
    void shouldBeginTransformsWithTheIdentity() {
        float[] transform = FirstWeights.of(SHAPES, 7).get("blocks.1.depthwise.transform.5to3");

        for (int i = 0; i < 81; i++) {
            assertThat(transform[i]).isEqualTo(i % 10 == 0 ? 1.0f : 0.0f);
        }
    }

    @Test
    void shouldScaleConvolutionsByTheirFanOut() {
        float[] values = FirstWeights.of(SHAPES, 7).get("head.mix.weight"); // [64, 64, 1, 1]

        double squares = 0.0;
        for (float value : values) {
            squares += value * value;
        }
        assertThat(squares / values.length).isCloseTo(2.0 / 64, within(0.1 * 2.0 / 64));
    }

    @Test
    void shouldNameATensorThatIsMissing() {
        Map<String, float[]> values = FirstWeights.of(SHAPES, 7);
        values.remove("head.mix.weight");

        try (NDManager manager = Torch.start(1)) {
            assertThatThrownBy(() -> Weights.of(manager, SHAPES, values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("head.mix.weight");
        }
    }
}
