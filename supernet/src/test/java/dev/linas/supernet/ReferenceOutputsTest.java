package dev.linas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linas.core.space.Genome;
import dev.linas.supernet.tensor.InvalidWeightsException;
import dev.linas.supernet.tensor.RawTensor;
import dev.linas.supernet.tensor.TensorFileWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceOutputsTest {
    private static final int EXAMPLES = 2;

    @TempDir Path folder;

    private SuperNetwork network;
    private List<Genome> genomes;
    private float[] images;

    @BeforeEach
    void open() {
        network = SuperNetworks.ownOrRandom(TinyNetwork.PLANNER.network(), TinyNetwork.SPACE, 3);
        genomes = List.of(network.planner().largest(), network.planner().smallest());
        images = TinyNetwork.images(EXAMPLES, 5);
    }

    @Test
    void shouldFindEqualOutputsEqualAndTellDifferences() throws IOException {
        float[] outputs = outputs();
        float[] other = outputs.clone();
        other[other.length - 1] += 1;

        assertThat(check(genomes(), input(), output(outputs)))
                .hasSize(2)
                .allSatisfy(f -> assertThat(f.difference().orElseThrow()).isZero());
        List<SubNetworkCheck.CheckResult> findings = check(genomes(), input(), output(other));
        assertThat(findings.get(0).difference().orElseThrow()).isZero();
        assertThat(findings.get(1).difference().orElseThrow()).isGreaterThan(1e-3);
        assertThat(findings.get(1).genome()).isEqualTo(genomes.get(1));
    }

    @Test
    void shouldNameTheTensorThatDoesNotFit() {
        float[] outputs = outputs();
        RawTensor narrow = longs("genomes", new long[] {0, 0}, 2, 1);
        long[] beyond = new long[TinyNetwork.SPACE.size()];
        beyond[0] = 99;

        refused("no tensor 'genomes'", input(), output(outputs));
        refused("no tensor 'input.input'", genomes(), output(outputs));
        refused("no tensor 'output'", genomes(), input());
        refused("'genomes' has shape [2, 1]", narrow, input(), output(outputs));
        refused(
                "'genomes', row 0",
                longs("genomes", beyond, 1, beyond.length),
                input(),
                output(outputs));
        refused(
                "'genomes' has type F32; expected I64",
                floats("genomes", new float[] {1}, 1, 1),
                input(),
                output(outputs));
        refused(
                "'input.input' has shape",
                genomes(),
                floats("input.input", new float[EXAMPLES], EXAMPLES, 1),
                output(outputs));
        refused(
                "expected 2 sub-networks",
                genomes(),
                input(),
                floats("output", new float[6], 3, EXAMPLES));
        refused(
                "has 2 numbers; its first output has",
                genomes(),
                input(),
                floats("output", new float[4], 2, EXAMPLES));
    }

    private void refused(String message, RawTensor... tensors) {
        assertThatThrownBy(() -> check(tensors))
                .isInstanceOf(InvalidWeightsException.class)
                .hasMessageContaining(message);
    }

    private List<SubNetworkCheck.CheckResult> check(RawTensor... tensors) throws IOException {
        Path file = folder.resolve("references.safetensors");
        ByteBuffer bytes = TensorFileWriter.encodeRaw(List.of(tensors), new TreeMap<>());
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        Files.write(file, content);
        return SubNetworkCheck.of(network, ReferenceOutputs.read(file, TinyNetwork.SPACE));
    }

    private RawTensor genomes() {
        int variables = TinyNetwork.SPACE.size();
        long[] indices = new long[genomes.size() * variables];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = genomes.get(i / variables).option(i % variables);
        }
        return longs("genomes", indices, genomes.size(), variables);
    }

    private RawTensor input() {
        return floats(
                "input.input",
                images,
                EXAMPLES,
                TinyNetwork.CHANNELS,
                TinyNetwork.SIZE,
                TinyNetwork.SIZE);
    }

    private RawTensor output(float[] values) {
        return floats("output", values, 2, EXAMPLES, values.length / (2 * EXAMPLES));
    }

    /** What the sub-networks compute, run by ONNX Runtime without the check. */
    private float[] outputs() {
        List<float[]> each = new ArrayList<>();
        genomes.forEach(
                genome ->
                        each.add(
                                OnnxRun.run(
                                        network.cut(SubNetworkRequest.of(genome)).model(),
                                        images,
                                        EXAMPLES,
                                        TinyNetwork.CHANNELS,
                                        TinyNetwork.SIZE,
                                        TinyNetwork.SIZE)));
        float[] all = new float[2 * each.get(0).length];
        System.arraycopy(each.get(0), 0, all, 0, each.get(0).length);
        System.arraycopy(each.get(1), 0, all, each.get(0).length, each.get(1).length);
        return all;
    }

    private static RawTensor floats(String name, float[] values, Integer... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new RawTensor(name, "F32", List.of(shape), bytes);
    }

    private static RawTensor longs(String name, long[] values, Integer... shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return new RawTensor(name, "I64", List.of(shape), bytes);
    }
}
