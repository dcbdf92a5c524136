package dev.linas.supernet.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.ReferenceOutputs;
import dev.linas.supernet.SubNetworkCheck;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.inference.NamedTensor;
import dev.linas.supernet.inference.OnnxModel;
import dev.linas.supernet.inference.Provider;
import dev.linas.supernet.inference.SessionSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of PyTorch, exported with the helper, give the sub-networks that PyTorch computes. */
class PyTorchExportTest {
    /** Debian's package python3-torch is for the system's Python. */
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir static Path folder;

    @BeforeAll
    static void export() throws Exception {
        assumeTrue(
                run(List.of(PYTHON, "-c", "import torch")) == 0,
                "no PyTorch for " + PYTHON + "; install Debian's package python3-torch");
        Path script = Path.of("src/test/resources/dev/linas/supernet/elastic/networks.py");
        assertThat(run(List.of(PYTHON, script.toString(), folder.toString()))).isZero();
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONPATH", "../examples/pytorch");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        try {
            Process process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            return 127; // no such program
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transformer", "recommender"})
    void shouldCutWhatPyTorchComputes(String name) throws Exception {
        SearchSpace space = BuiltInSpaces.OR_FILE.named(name + "-space.json", folder);
        SuperNetwork network =
                SuperNetworks.ownOrRandom(
                        NetworkCatalog.ALL.orFile().named(name + ".json", folder), space, 0);
        JsonNode expected =
                new ObjectMapper().readTree(folder.resolve(name + "-expected.json").toFile());

        for (JsonNode wanted : expected.get("sub_networks")) {
            int[] indices = new int[wanted.get("genome").size()];
            for (int v = 0; v < indices.length; v++) {
                indices[v] = wanted.get("genome").get(v).asInt();
            }
            Genome genome = Genome.of(indices);
            assertThat(logits(network, genome, expected.get("inputs")))
                    .as("%s %s", name, genome)
                    .usingComparatorWithPrecision(2e-6f)
                    .containsExactly(floats(wanted.get("logits")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transformer", "recommender"})
    void shouldFindEveryReferenceOfPyTorchEqual(String name) {
        SearchSpace space = BuiltInSpaces.OR_FILE.named(name + "-space.json", folder);
        SuperNetwork network =
                SuperNetworks.ownOrRandom(
                        NetworkCatalog.ALL.orFile().named(name + ".json", folder), space, 0);

        assertThat(
                        SubNetworkCheck.of(
                                network,
                                ReferenceOutputs.read(
                                        folder.resolve(name + "-references.safetensors"), space)))
                .hasSize(50)
                .allSatisfy(
                        finding -> assertThat(finding.difference().orElseThrow()).isLessThan(1e-5));
    }

    private static float[] logits(SuperNetwork network, Genome genome, JsonNode inputs) {
        byte[] model = network.cut(SubNetworkRequest.of(genome)).bytes();
        List<NamedTensor> tensors = new ArrayList<>();
        inputs.properties()
                .forEach(
                        input -> {
                            JsonNode values = input.getValue().get("values");
                            JsonNode shape = input.getValue().get("shape");
                            long[] axes = new long[shape.size()];
                            for (int axis = 0; axis < axes.length; axis++) {
                                axes[axis] = shape.get(axis).asLong();
                            }
                            tensors.add(NamedTensor.longs(input.getKey(), longs(values), axes));
                        });
        try (OnnxModel loaded = OnnxModel.load(model, new SessionSettings(Provider.CPU, 1));
                OnnxModel.Input input = loaded.inputs(tensors)) {
            FloatBuffer output = loaded.outputOf(input);
            float[] logits = new float[output.remaining()];
            output.get(logits);
            return logits;
        }
    }

    private static LongBuffer longs(JsonNode values) {
        LongBuffer longs =
                ByteBuffer.allocateDirect(Long.BYTES * values.size())
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer();
        values.forEach(value -> longs.put(value.asLong()));
        return longs.flip();
    }

    private static float[] floats(JsonNode values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values.get(i).asDouble();
        }
        return floats;
    }
}
