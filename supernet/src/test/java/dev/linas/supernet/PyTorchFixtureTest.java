package dev.linas.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sub-networks in ONNX Runtime against the super-network in PyTorch. {@code Fixture} of the
 * super-network trainer wrote the file: 50 genomes and what PyTorch computes for them on random
 * inputs with random weights of seed {@value #WEIGHTS_SEED}, inherited statistics.
 */
class PyTorchFixtureTest {
    private static final long WEIGHTS_SEED = 7;
    private static final int SIZE = 32;
    private static final SearchSpace SPACE =
            SearchSpaceReader.read("pytorch-space.json", text("pytorch-space.json"));
    private static final SuperNetwork NETWORK =
            SuperNetworks.ownOrRandom(
                    NetworkCatalog.ALL.read("pytorch-network.json", text("pytorch-network.json")),
                    SPACE,
                    WEIGHTS_SEED);
    private static final TensorFile PYTORCH =
            TensorFile.decode(
                    "pytorch-fixture.safetensors",
                    ByteBuffer.wrap(bytes("pytorch-fixture.safetensors")));

    static Stream<Integer> subNetworks() {
        return IntStream.range(0, PYTORCH.tensor("genomes").shape().get(0)).boxed();
    }

    @ParameterizedTest
    @MethodSource("subNetworks")
    void shouldPutOutWhatPyTorchDoes(int index) {
        float[] inputs = PYTORCH.tensor("inputs").toArray();
        Tensor expected = PYTORCH.tensor("logits");
        int images = expected.shape().get(1);
        float[] logits = new float[images * expected.shape().get(2)];
        expected.values().get(index * logits.length, logits);

        SubNetwork cut = NETWORK.cut(SubNetworkRequest.of(genome(index)));

        assertThat(OnnxRun.run(cut.model(), inputs, images, 1, SIZE, SIZE))
                .usingComparatorWithPrecision(1e-5f)
                .containsExactly(logits);
    }

    @Test
    void shouldCompareFiftySubNetworksSmallestAndLargestIncluded() {
        List<Genome> genomes = subNetworks().map(PyTorchFixtureTest::genome).toList();

        assertThat(genomes)
                .hasSize(50)
                .doesNotHaveDuplicates()
                .contains(NETWORK.planner().smallest(), NETWORK.planner().largest());
    }

    private static Genome genome(int index) {
        FloatBuffer options = PYTORCH.tensor("genomes").values();
        return SPACE.genome(
                IntStream.range(0, SPACE.size())
                        .map(v -> (int) options.get(index * SPACE.size() + v))
                        .toArray());
    }

    private static String text(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = PyTorchFixtureTest.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
