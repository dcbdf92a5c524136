package dev.linas.supernet.quantization;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChannelCodesTest {
    private static final float[] NO_BIAS = {};

    @Test
    void shouldGiveEveryChannelOfTheFirstAxisItsOwnScale() {
        float[] weights = {1.27f, -0.5f, 0.0127f, -0.0254f};

        ChannelCodes codes = ChannelCodes.of(weights, new int[] {2, 2}, 0, NO_BIAS, 1);

        assertThat(codes.scales()).containsExactly(1.27f / 127, 0.0254f / 127);
        assertThat(codes.weights(weights)).containsExactly(127, -50, 64, -127);
    }

    @Test
    void shouldGiveEveryChannelOfTheLastAxisItsOwnScale() {
        float[] weights = {1.27f, 0.0127f, -0.5f, -0.0254f};

        ChannelCodes codes = ChannelCodes.of(weights, new int[] {2, 2}, 1, NO_BIAS, 1);

        assertThat(codes.scales()).containsExactly(1.27f / 127, 0.0254f / 127);
        assertThat(codes.weights(weights)).containsExactly(127, 64, -50, -127);
    }

    @Test
    void shouldWriteBiasesOnTheScaleOfTheSums() {
        float[] bias = {0.5f, -0.25f};

        ChannelCodes codes =
                ChannelCodes.of(new float[] {127, 254}, new int[] {2, 1}, 0, bias, 0.125f);

        assertThat(codes.biasScales()).containsExactly(0.125f, 0.25f);
        assertThat(codes.bias(bias)).containsExactly(4, -1);
    }

    @Test
    void shouldKeepTheBiasOfAChannelWhoseWeightsAreNextToNothing() {
        float[] bias = {-3f, 0f};

        ChannelCodes codes =
                ChannelCodes.of(new float[] {1e-30f, 0}, new int[] {2, 1}, 0, bias, 0.02f);

        assertThat(codes.bias(bias)[0] * (double) codes.biasScales()[0])
                .isBetween(-3.0001, -2.9999);
        assertThat(codes.weights(new float[] {1e-30f, 0})).containsExactly(0, 0);
        assertThat(codes.scales()[1]).isEqualTo(1);
    }
}
