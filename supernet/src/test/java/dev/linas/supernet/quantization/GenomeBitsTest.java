package dev.linas.supernet.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenomeBitsTest {
    private static final List<String> LAYERS = List.of("stem", "blocks.1.project", "logits");

    private final SearchSpace mixed =
            space(
                    "{\"name\": \"d\", \"options\": [1, 2]}, {\"name\": \"q_bits0..q_bits2\","
                            + " \"options\": [8, 32]}");

    @Test
    void shouldGiveEveryLayerTheBitsOfItsVariable() {
        LayerBits bits = new GenomeBits(mixed, LAYERS).of(mixed.genome(0, 1, 0, 1), LAYERS);

        assertThat(LAYERS.stream().map(bits::isInteger)).containsExactly(false, true, false);
    }

    @Test
    void shouldRefuseANetworkWithoutLayers() {
        ModelProto pooled =
                TinyGraph.of(3).node("GlobalAveragePool", "pool", "image").build("pool");

        assertThatThrownBy(() -> GenomeBits.of(mixed, pooled))
                .isInstanceOf(QuantizationException.class)
                .hasMessageContaining("nothing that could be quantised");
    }

    @Test
    void shouldPassOverLayersThatTheSubNetworkLeavesOut() {
        LayerBits bits =
                new GenomeBits(mixed, LAYERS)
                        .of(mixed.genome(0, 0, 0, 1), List.of("stem", "logits"));

        assertThat(bits.listedLayers()).containsExactly("logits", "stem");
        assertThat(bits.isInteger("stem")).isTrue();
        assertThat(bits.isInteger("logits")).isFalse();
    }

    @Test
    void shouldQuantizeAllLayersWhereTheSpaceDoesNotSay() {
        SearchSpace plain = space("{\"name\": \"d\", \"options\": [1, 2]}");

        LayerBits bits = new GenomeBits(plain, LAYERS).of(plain.genome(1), LAYERS);

        assertThat(LAYERS.stream().allMatch(bits::isInteger)).isTrue();
    }

    @Test
    void shouldGiveBitsToConvolutionsOnlyWhereTheSpaceHasAsManyVariables() {
        var model = TinyGraph.mobile();
        List<String> layers = StaticQuantizer.layers(model);
        List<String> convolutions = StaticQuantizer.convolutions(model);
        assertThat(convolutions).hasSizeLessThan(layers.size());
        SearchSpace ofConvolutions =
                space(
                        "{\"name\": \"q_bits0..q_bits%d\", \"options\": [8, 32]}"
                                .formatted(convolutions.size() - 1));

        LayerBits bits =
                GenomeBits.of(ofConvolutions, model)
                        .of(ofConvolutions.genome(new int[convolutions.size()]), layers);

        assertThat(bits.listedLayers()).containsExactlyInAnyOrderElementsOf(convolutions);
    }

    @Test
    void shouldRefuseASpaceOfAnotherNetwork() {
        assertThatThrownBy(() -> new GenomeBits(mixed, List.of("stem", "logits")))
                .isInstanceOf(QuantizationException.class)
                .hasMessage(
                        "space mixed has 3 variables q_bits, but the network has 2 layers:"
                                + " [stem, logits]");
    }

    @Test
    void shouldRefuseOtherBits() {
        SearchSpace four = space("{\"name\": \"q_bits0..q_bits2\", \"options\": [4, 8]}");

        assertThatThrownBy(() -> new GenomeBits(four, LAYERS))
                .isInstanceOf(QuantizationException.class)
                .hasMessage(
                        "variable 'q_bits0' of space mixed has option 4; there are 8 and 32 bits");
    }

    private static SearchSpace space(String variables) {
        return SearchSpaceReader.read(
                "mixed",
                "{\"format\": \"linas-space/1\", \"name\": \"mixed\", \"variables\": [%s]}"
                        .formatted(variables));
    }
}
