package dev.linas.evaluator.meter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linas.core.space.Genome;
import dev.linas.core.space.SearchSpace;
import dev.linas.core.space.SearchSpaceReader;
import dev.linas.evaluator.meter.Meter;
import dev.linas.evaluator.meter.MeterTask;
import dev.linas.evaluator.meter.MetricOutcome.Measured;
import dev.linas.evaluator.pool.Meters;
import dev.linas.supernet.SubNetworkRequest;
import dev.linas.supernet.SuperNetwork;
import dev.linas.supernet.SuperNetworks;
import dev.linas.supernet.quantization.StaticQuantizer;
import dev.linas.tasks.settings.InvalidPoolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantizedMeterTest {
    private static final int INT8 = 0;
    private static final int FLOAT = 1;

    @TempDir Path folder;
    private DigitsFixture digits;

    @BeforeEach
    void writeFiles() {
        digits = new DigitsFixture(folder);
    }

    @Test
    void shouldQuantizeTheLayersThatTheGenomeSays() throws Exception {
        SearchSpace mixed = withBits(layers());

        double none = bytes(mixed, "int8", FLOAT, FLOAT);
        double classifier = bytes(mixed, "int8", FLOAT, INT8);
        double all = bytes(mixed, "int8", INT8, INT8);

        assertThat(none).isEqualTo(bytes(mixed, "fp32", FLOAT, FLOAT));
        assertThat(bytes(mixed, "fp32", INT8, INT8))
                .as("only the metadata tells the options")
                .isCloseTo(none, within(200.0));
        assertThat(classifier).isLessThan(none);
        assertThat(all).isLessThan(classifier);
    }

    @Test
    void shouldRefuseASpaceWithBitsForOtherLayersThanTheNetworkHas() {
        int layers = layers();

        assertThatThrownBy(() -> bytes(withBits(layers + 1), "int8", INT8, INT8))
                .isInstanceOf(InvalidPoolException.class)
                .hasMessageContaining(
                        "precision: space digits-mbv3 has %d variables q_bits"
                                .formatted(layers + 1))
                .hasMessageContaining("the network has %d layers: [stem, ".formatted(layers));
    }

    /** Number of convolutions and matrix products of the largest sub-network. */
    private static int layers() {
        SuperNetwork network =
                SuperNetworks.ownOrRandom(DigitsFixture.NETWORK, DigitsFixture.SPACE, 1);
        Genome largest = network.planner().largest();
        return StaticQuantizer.layers(network.cut(SubNetworkRequest.of(largest)).model()).size();
    }

    /** Length of the largest sub-network whose classifier, and other layers, have these options. */
    private double bytes(SearchSpace space, String precision, int others, int classifier)
            throws Exception {
        Genome largest = DigitsFixture.NETWORK.planner(DigitsFixture.SPACE).largest();
        int[] indices = Arrays.copyOf(largest.toIndices(), space.size());
        Arrays.fill(indices, largest.length(), indices.length, others);
        indices[indices.length - 1] = classifier;
        List<String> metrics = List.of("model_bytes");
        try (Meter meter =
                Meters.open(
                        digits.pool("'model_bytes'", ",'precision':'%s'".formatted(precision)),
                        space)) {
            return ((Measured)
                            meter.measure(MeterTask.of(space, Genome.of(indices), metrics))
                                    .outcomes()
                                    .get("model_bytes"))
                    .value();
        }
    }

    private static SearchSpace withBits(int layers) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode space = (ObjectNode) mapper.readTree(DigitsFixture.SPACE.json());
        ObjectNode bits = space.withArray("variables").addObject();
        bits.put("name", "q_bits0..q_bits" + (layers - 1));
        bits.putArray("options").add(8).add(32);
        return SearchSpaceReader.read("mixed", mapper.writeValueAsString(space));
    }
}
