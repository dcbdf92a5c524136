package dev.linas.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.mobilenetv3.MobileNetV3Description;
import dev.linas.supernet.mobilenetv3.MobileNetV3Planner;
import dev.linas.supernet.tensor.TensorFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The trained super-network of {@code examples/digits} against what the trainer's framework,
 * PyTorch, computes with the same genomes, weights and inherited batch-norm statistics; written by
 * {@code linas-supernet fixture}.
 */
class DigitsAgainstPyTorchTest {
    private static final MobileNetV3Description NETWORK =
            (MobileNetV3Description) NetworkCatalog.ALL.find("digits-mbv3").orElseThrow();
    private static final SearchSpace SPACE = BuiltInSpaces.find("digits-mbv3").orElseThrow();
    private static final MobileNetV3Planner PLANNER = MobileNetV3Planner.of(NETWORK, SPACE);
    private static final Path WEIGHTS = Path.of("../examples/digits/digits-mbv3.safetensors");

    private final TensorFile golden = golden();

    @Test
    void shouldPutOutWhatPyTorchPutsOut() {
        SuperNetwork network = SuperNetworks.open(NETWORK, SPACE, WEIGHTS);
        float[] inputs = golden.tensor("inputs").toArray();
        float[] logits = golden.tensor("logits").toArray();
        int perGenome = golden.tensor("logits").shape().get(1) * NETWORK.classes();
        int images = golden.tensor("inputs").shape().get(0);
        List<Genome> genomes = genomes();

        for (int g = 0; g < genomes.size(); g++) {
            SubNetwork cut = network.cut(SubNetworkRequest.of(genomes.get(g)));
            assertThat(OnnxRun.run(cut.model(), inputs, images, 1, 32, 32))
                    .as("genome %s", genomes.get(g))
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(
                            Arrays.copyOfRange(logits, g * perGenome, (g + 1) * perGenome));
        }
    }

    @Test
    void shouldCheckFiftySubNetworksFromTheSmallestToTheLargest() {
        assertThat(genomes())
                .hasSize(50)
                .doesNotHaveDuplicates()
                .contains(PLANNER.smallest(), PLANNER.largest());
    }

    private List<Genome> genomes() {
        float[] options = golden.tensor("genomes").toArray();
        List<Genome> genomes = new ArrayList<>();
        for (int from = 0; from < options.length; from += SPACE.size()) {
            int[] indices = new int[SPACE.size()];
            for (int v = 0; v < indices.length; v++) {
                indices[v] = (int) options[from + v];
            }
            genomes.add(SPACE.genome(indices));
        }
        return genomes;
    }

    private static TensorFile golden() {
        String name = "digits-mbv3-golden.safetensors";
        try (InputStream in = DigitsAgainstPyTorchTest.class.getResourceAsStream(name)) {
            return TensorFile.decode(name, ByteBuffer.wrap(in.readAllBytes()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
