package dev.linas.supernet.resnet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linas.core.space.BuiltInSpaces;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.supernet.NetworkCatalog;
import dev.linas.supernet.OnnxRun;
import dev.linas.supernet.SubNetwork;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.tensor.Tensor;
import dev.linas.supernet.tensor.TensorFile;
import dev.linas.supernet.weights.WeightsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A small ResNet50 with random weights, made and run with Once-for-All's own code: its names, its
 * sub-networks, what it computes, MACs and parameters.
 */
class OnceForAllResNetTest {
    private static final Path FIXTURE = Path.of("src/test/resources/ofa-resnet50-tiny");
    private static final SearchSpace SPACE = BuiltInSpaces.find("ofa-resnet50").orElseThrow();
    private static SuperNetwork network;
    private static JsonNode described;
    private static float[] images;
    private static float[] logits;

    record Expected(int index, Genome genome, long macs, long params) {
        @Override
        public String toString() {
            return index + ": " + genome;
        }
    }

    @BeforeAll
    static void open() throws Exception {
        String json =
                NetworkCatalog.ALL
                        .find("ofa-resnet50")
                        .orElseThrow()
                        .json()
                        .replace("[0.65,0.8,1.0]", "[0.1,0.14,0.2]")
                        .replace("\"classes\":1000", "\"classes\":10")
                        .replace("\"resolution\":224", "\"resolution\":64");
        network =
                SuperNetworks.open(
                        NetworkCatalog.ALL.read("tiny", json),
                        SPACE,
                        FIXTURE.resolve("weights.safetensors"));
        TensorFile expected = WeightsFile.open(FIXTURE.resolve("expected.safetensors"));
        Tensor input = expected.tensor("input");
        images = input.toArray();
        logits = expected.tensor("logits").toArray();
    }

    static List<Expected> subNetworks() throws Exception {
        described = new ObjectMapper().readTree(FIXTURE.resolve("sub-networks.json").toFile());
        List<Expected> all = new ArrayList<>();
        for (JsonNode one : described.get("sub_networks")) {
            List<Integer> indices = new ArrayList<>();
            one.get("d").forEach(depth -> indices.add(depth.asInt()));
            for (JsonNode ratio : one.get("e")) {
                int index = 0;
                while (described.get("expand_ratio_list").get(index).asDouble()
                        != ratio.asDouble()) {
                    index++;
                }
                indices.add(index);
            }
            one.get("w").forEach(width -> indices.add(width.asInt()));
            all.add(
                    new Expected(
                            all.size(),
                            Genome.of(indices.stream().mapToInt(Integer::intValue).toArray()),
                            one.get("macs_64px").asLong(),
                            one.get("params").asLong()));
        }
        assertThat(all).hasSize(26);
        return all;
    }

    @ParameterizedTest
    @MethodSource("subNetworks")
    void shouldComputeWhatOnceForAllComputes(Expected expected) {
        SubNetwork cut = network.cut(SubNetworkRequest.of(expected.genome()));
        int each = logits.length / 26;
        float[] wanted = new float[each];
        System.arraycopy(logits, expected.index() * each, wanted, 0, each);

        assertThat(cut.plan().macs()).isEqualTo(expected.macs());
        assertThat(cut.plan().params()).isEqualTo(expected.params());
        assertThat(OnnxRun.run(cut.model(), images, 4, 3, 64, 64))
                .usingComparatorWithPrecision(5e-5f * largest(wanted))
                .containsExactly(wanted);
    }

    private static float largest(float[] values) {
        float most = 0;
        for (float value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
