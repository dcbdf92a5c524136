package dev.linas.supernet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.supernet.family.CalibrationExamples;
import dev.linas.supernet.graph.GraphInput;
import dev.linas.supernet.network.InvalidNetworkException;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuperNetworkErrorsTest {
    private static final TensorFile WEIGHTS = RandomWeights.of(TinyNetwork.PLANNER, 1);

    @TempDir Path folder;

    @Test
    void shouldNameAMissingTensor() {
        assertThatThrownBy(
                        () ->
                                TinyNetwork.open(
                                        folder,
                                        TinyNetwork.tensors(WEIGHTS)
                                                .filter(t -> !t.name().equals("head.mix.weight"))))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("tiny.safetensors: there is no tensor 'head.mix.weight'");
    }

    @Test
    void shouldNameATensorOfAnotherShape() {
        assertThatThrownBy(() -> openWith(t -> TinyNetwork.reshaped(t, List.of(32, 24))))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining(
                        "tensor 'head.mix.weight' has shape [32, 24]; the network needs [32, 24, 1,"
                                + " 1]");
    }

    @Test
    void shouldNameATensorThatHoldsNoNumbers() {
        assertThatThrownBy(() -> openWith(SuperNetworkErrorsTest::diverged))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("tiny.safetensors: tensor 'head.mix.weight' holds NaN");
    }

    /** Opens the network with the weights of its head changed. */
    private SuperNetwork openWith(UnaryOperator<Tensor> change) throws IOException {
        return TinyNetwork.open(
                folder,
                TinyNetwork.tensors(WEIGHTS)
                        .map(t -> t.name().equals("head.mix.weight") ? change.apply(t) : t));
    }

    private static Tensor diverged(Tensor tensor) {
        float[] values = tensor.toArray();
        values[values.length - 1] = Float.NaN;
        return new Tensor(tensor.name(), tensor.shape(), values);
    }

    /** As Lightning saves a network that is an attribute of another. */
    @Test
    void shouldSayThatNamesHaveAPrefix() {
        assertThatThrownBy(
                        () ->
                                TinyNetwork.open(
                                        folder,
                                        TinyNetwork.tensors(WEIGHTS)
                                                .map(
                                                        t ->
                                                                new Tensor(
                                                                        "model." + t.name(),
                                                                        t.shape(),
                                                                        t.toArray()))))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContainingAll(
                        "there is no tensor 'stem.conv.weight'",
                        "there is 'model.stem.conv.weight'; save the names without 'model.'");
    }

    @Test
    void shouldNameATruncatedFile() throws IOException {
        Path file = TinyNetwork.write(folder, TinyNetwork.tensors(WEIGHTS));
        byte[] bytes = Files.readAllBytes(file);
        Path half = Files.write(folder.resolve("half"), Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(
                        () ->
                                SuperNetworks.open(
                                        TinyNetwork.PLANNER.network(), TinyNetwork.SPACE, half))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("half: ")
                .hasMessageContaining("truncated");
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        assertThatThrownBy(
                        () ->
                                SuperNetworks.open(
                                        TinyNetwork.PLANNER.network(),
                                        TinyNetwork.SPACE,
                                        folder.resolve("none.safetensors")))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining("none.safetensors: cannot be read");
    }

    @Test
    void shouldRejectASpaceThatDoesNotFitTheNetwork() {
        assertThatThrownBy(
                        () ->
                                SuperNetworks.ownOrRandom(
                                        TinyNetwork.PLANNER.network(),
                                        BuiltInSpaces.find("nas-bench-201").orElseThrow(),
                                        1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("nas-bench-201");
    }

    @Test
    void shouldRejectAGenomeOfAnotherSpace() {
        SuperNetwork network = network();

        assertThatThrownBy(() -> network.cut(SubNetworkRequest.of(Genome.of(1, 2, 3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 3 variables, but space tiny has 12");
    }

    @Test
    void shouldRejectCalibrationImagesOfAnotherSize() {
        SuperNetwork network = network();
        CalibrationExamples images =
                CalibrationExamples.of(
                        GraphInput.floats("input", 2, 16, 16), new float[2 * 2 * 16 * 16], 2);
        SubNetworkRequest largest = SubNetworkRequest.of(network.planner().largest());

        assertThatThrownBy(() -> network.cut(largest.calibratedOn(images)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "calibration examples of 'input' are 2 x 16 x 16; network tiny takes 2 x 13"
                                + " x 13");
    }

    @Test
    void shouldRejectHalfACalibrationImage() {
        GraphInput input = GraphInput.floats("input", 1, 16, 16);

        assertThatThrownBy(() -> CalibrationExamples.of(input, new float[700], 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("700 numbers are not 2 or more examples of 1 x 16 x 16");
    }

    private static SuperNetwork network() {
        return SuperNetworks.ownOrRandom(TinyNetwork.PLANNER.network(), TinyNetwork.SPACE, 1);
    }
}
